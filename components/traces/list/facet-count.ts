import { formatCompact, formatCount } from "@/lib/format";

/** A count where there is little room; one that was estimated says so. */
export function facetCount(count: number, estimated: boolean) {
  if (estimated && count > 0) return `~${formatCompact(count)}`;
  return count < 100_000 ? formatCount(count) : formatCompact(count);
}
