import type { Match } from "@/lib/traces/find";
import { type SpanNode, visibleNodes } from "@/lib/traces/tree";

const none: ReadonlySet<string> = new Set();

/** How often what is looked for stands in each of the rows; a folded one speaks for all below it. */
export function countMatches(matches: Match[], rows: SpanNode[], collapsed: ReadonlySet<string>) {
  const counts = new Map<string, number>();
  for (const { spanId } of matches) counts.set(spanId, (counts.get(spanId) ?? 0) + 1);
  if (counts.size === 0) return counts;

  for (const row of rows) {
    if (!collapsed.has(row.span.spanId)) continue;
    const inside = visibleNodes([row], none).map(({ span }) => counts.get(span.spanId) ?? 0);
    counts.set(
      row.span.spanId,
      inside.reduce((sum, count) => sum + count, 0),
    );
  }
  return counts;
}
