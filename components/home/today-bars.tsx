import { FailedBars } from "@/components/ui/failed-bars";
import { formatCount } from "@/lib/format";
import type { MatchTimeline } from "@/lib/search/schema";

/** Traces half hour by half hour. */
export function TodayBars({ buckets }: { buckets: MatchTimeline["buckets"] }) {
  const highest = Math.max(1, ...buckets.map(({ count }) => count));

  return (
    <FailedBars
      label={`Traces in the last 24 hours, at most ${formatCount(highest)} in half an hour`}
      bars={buckets.map(({ from, count, errors }) => ({ key: from, count, failed: errors }))}
      height={48}
      className="h-14"
    />
  );
}
