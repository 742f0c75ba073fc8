import { FailedBars } from "@/components/ui/failed-bars";
import type { AgentCard } from "@/lib/agents/schema";
import { formatCount } from "@/lib/format";

/** Runs over the range. */
export function AgentSpark({ spark }: { spark: AgentCard["spark"] }) {
  const highest = Math.max(0, ...spark.map(({ runs }) => runs));

  return (
    <FailedBars
      label={`Runs over time, at most ${formatCount(highest)} at once in ${spark.length} steps`}
      bars={spark.map(({ from, runs, failures }) => ({ key: from, count: runs, failed: failures }))}
      height={36}
      className="mt-2 h-9"
    />
  );
}
