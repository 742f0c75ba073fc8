import { Skeleton } from "@/components/ui/skeleton";

const heights = [4, 2, 8, 3, 3, 6, 2];

/** A conversation in outline. */
export function ThreadLoading() {
  return (
    <div role="status" aria-label="Loading the thread" className="min-h-0 flex-1 overflow-hidden pt-9">
      <div className="mx-auto flex max-w-[860px] flex-col gap-5 px-4 py-4">
        {heights.map((lines, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they never move
          <div key={index} className="grid grid-cols-[24px_minmax(0,1fr)] gap-x-2.5 pl-2.5">
            <Skeleton className="size-6" />
            <div className="flex flex-col gap-2">
              <Skeleton className="mt-1.5 h-3 w-28" />
              <span style={{ height: lines * 16 }}>
                <Skeleton className="h-full w-full rounded-md" />
              </span>
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}
