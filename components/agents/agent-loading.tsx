import { Skeleton } from "@/components/ui/skeleton";

/** What comes below the tabs, before it is known which it is. */
export function AgentLoading() {
  return (
    <div aria-busy className="flex min-h-0 flex-1 flex-col gap-3 overflow-hidden p-3">
      <span className="sr-only">Loading the agent</span>
      <Skeleton className="h-[171px] w-full shrink-0 rounded-lg" />
      <div className="grid gap-3 lg:grid-cols-2">
        {["runs", "errors", "latency", "tokens"].map((chart) => (
          <Skeleton key={chart} className="h-[258px] w-full rounded-lg" />
        ))}
      </div>
    </div>
  );
}
