import { isCustom, ranges, type TraceFilter } from "@/lib/traces/filter";
import { visibleText } from "@/lib/traces/visible-text";
import { rangeLabel } from "./range-label";

/** Which traces a search is about, in words: read before all of them are taken out or deleted. */
export function MatchWords({ filter, q }: { filter: TraceFilter; q: string | undefined }) {
  const when = isCustom(filter) ? rangeLabel(filter) : ranges[filter.range].label;

  return (
    <p className="mb-3 max-h-32 overflow-y-auto break-words">
      {when}
      {q ? (
        <>
          , matching <code className="rounded-sm bg-hover px-1 py-0.5 font-mono text-sm">{visibleText(q)}</code>
        </>
      ) : (
        ", every trace"
      )}
    </p>
  );
}
