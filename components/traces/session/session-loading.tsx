import { Skeleton } from "@/components/ui/skeleton";
import { ThreadLoading } from "../thread/thread-loading";

const facts = ["a", "b", "c", "d", "e", "f", "g", "h"];
const traces = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];

/** A session in outline. */
export function SessionLoading() {
  return (
    <div role="status" aria-label="Loading the session" className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-12 shrink-0 items-center bg-panel px-4">
        <Skeleton className="h-4 w-72 max-w-full" />
      </div>
      <div className="flex h-[46px] shrink-0 gap-6 overflow-hidden border-line border-b bg-panel px-4">
        {facts.map((key) => (
          <Skeleton key={key} className="h-8 w-16 shrink-0" />
        ))}
      </div>
      <div className="flex min-h-0 flex-1">
        <div className="hidden w-84 shrink-0 flex-col border-line border-r lg:flex">
          {traces.map((key) => (
            <span key={key} className="flex h-13 shrink-0 flex-col justify-center gap-2 border-line border-b px-3">
              <Skeleton className="h-3 w-2/3" />
              <Skeleton className="h-2.5 w-1/2" />
            </span>
          ))}
        </div>
        <div className="flex min-h-0 min-w-0 flex-1 flex-col bg-panel">
          <ThreadLoading />
        </div>
      </div>
    </div>
  );
}
