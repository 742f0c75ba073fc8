import type { ErasedWhat as What } from "@/lib/erasure/schema";
import { exactTime, formatCount } from "@/lib/format";
import { visibleText } from "@/lib/traces/visible-text";

/** What somebody asked to be deleted, in words; all of it on hover. */
export function ErasedWhat({ what }: { what: What }) {
  switch (what.what) {
    case "traces":
      return (
        <span title={what.traceIds.join("\n")}>
          {what.count === 1 ? <Code>{what.traceIds[0]}</Code> : `${formatCount(what.count)} chosen traces`}
        </span>
      );
    case "matches": {
      const ends = [what.from && `From ${exactTime(what.from)}`, what.to && `Until ${exactTime(what.to)}`];
      return (
        <span title={[what.q, ...ends].filter(Boolean).join("\n") || undefined}>
          {what.q ? (
            <>
              All that match <Code>{what.q}</Code>
            </>
          ) : (
            "All traces"
          )}
          {(what.from || what.to) && <span className="text-fg-3"> in a time range</span>}
        </span>
      );
    }
    default:
      return (
        <span title={what.id}>
          All of {what.what} <Code>{what.id}</Code>
        </span>
      );
  }
}

function Code({ children = "" }: { children: string | undefined }) {
  return <code className="font-mono text-sm">{visibleText(children)}</code>;
}
