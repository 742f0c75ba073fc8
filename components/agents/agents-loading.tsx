import { Skeleton } from "@/components/ui/skeleton";
import { cardGrid } from "./card-grid";

/** Cards as high as real ones. */
export function AgentsLoading() {
  return (
    <div aria-busy className={cardGrid}>
      <span className="sr-only">Loading agents</span>
      {Array.from({ length: 9 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells them apart
        <div key={index} aria-hidden className="h-[198px] rounded-lg border border-line bg-panel p-3">
          <Skeleton className="mt-1 h-3.5 w-2/5" />
          <Skeleton className="mt-2.5 h-3 w-3/5" />
          <Skeleton className="mt-3 h-9 w-full" />
          <Skeleton className="mt-3 h-8 w-full" />
          <Skeleton className="mt-3 h-3 w-1/2" />
        </div>
      ))}
    </div>
  );
}
