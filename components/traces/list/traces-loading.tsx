import { Skeleton } from "@/components/ui/skeleton";
import { SkeletonRows } from "./skeleton-rows";

const columns = [
  { id: "time", narrow: true },
  { id: "name", narrow: true },
  { id: "input" },
  { id: "session" },
  { id: "duration", numeric: true },
  { id: "tokens", numeric: true },
  { id: "cost", numeric: true },
  { id: "status", narrow: true },
];

/** The screen in outline, each part in the place that it will have. */
export function TracesLoading({ showsFilters }: { showsFilters: boolean }) {
  return (
    <div role="status" aria-label="Loading traces" className="flex min-h-0 flex-1 overflow-hidden">
      {showsFilters && <FiltersLoading />}
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="flex shrink-0 flex-wrap gap-2 border-line border-b px-3 py-2">
          <Skeleton className="h-8 w-25" />
          <Skeleton className="h-8.5 min-w-0 flex-1 max-md:order-last max-md:basis-full" />
          <Skeleton className="h-8 w-45 max-md:ml-auto max-md:w-29" />
        </div>
        <div className="h-[74px] shrink-0 border-line border-b px-3 pt-2 max-md:hidden">
          <Skeleton className="h-11 w-full" />
        </div>
        <table className="w-full border-separate border-spacing-0">
          <thead>
            <tr>
              <th colSpan={columns.length} className="h-[30px] border-line border-b bg-panel" />
            </tr>
          </thead>
          <tbody>
            <SkeletonRows count={20} columns={columns} />
          </tbody>
        </table>
      </div>
    </div>
  );
}

function FiltersLoading() {
  return (
    <div className="flex w-56 shrink-0 flex-col border-line border-r bg-panel max-lg:hidden">
      <div className="flex min-h-9 items-center border-line border-b px-3">
        <Skeleton className="h-3 w-20" />
      </div>
      {["status", "agent", "model"].map((field) => (
        <div key={field} className="flex h-[117px] flex-col gap-3.5 border-line border-b px-3 pt-2.5">
          <Skeleton className="h-3 w-16" />
          <Skeleton className="h-3 w-28" />
          <Skeleton className="h-3 w-32" />
          <Skeleton className="h-3 w-24" />
        </div>
      ))}
    </div>
  );
}
