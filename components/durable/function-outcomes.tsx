import { cx } from "@/components/ui/cx";
import type { DurableFunctionSummary } from "@/lib/durable/schema";
import { formatCount } from "@/lib/format";

/** How the runs of the last 24 hours ended. */
export function FunctionOutcomes({ one }: { one: DurableFunctionSummary }) {
  const outcomes = [
    { count: one.failed, word: "failed", tone: "text-bad" },
    { count: one.active, word: "active", tone: "text-warn" },
    { count: one.completed, word: "done", tone: "text-fg-2" },
    { count: one.cancelled, word: "cancelled", tone: "text-fg-3" },
  ].filter(({ count }) => count > 0);
  if (outcomes.length === 0) return <span className="text-fg-3">no runs</span>;

  return (
    <ul className="flex flex-wrap gap-x-2.5">
      {outcomes.map(({ count, word, tone }) => (
        <li key={word} className={cx("whitespace-nowrap", tone)}>
          {formatCount(count)} {word}
        </li>
      ))}
    </ul>
  );
}
