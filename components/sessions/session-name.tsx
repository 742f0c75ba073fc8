import Link from "next/link";
import { cx } from "@/components/ui/cx";
import { formatCompact, formatMoney } from "@/lib/format";
import { sessionAddress } from "@/lib/sessions/filter";
import type { Session } from "@/lib/sessions/schema";
import { visibleText } from "@/lib/traces/visible-text";
import { OpenMark } from "./open-mark";

/** What a session began with, over its id: a link over its whole row. On a phone also what the columns would say. */
export function SessionName({ project, session }: { project: string; session: Session }) {
  const { sessionId, firstInput, isOpen, traceCount, failedCount, errorCount, costUsd } = session;
  const first = visibleText(firstInput ?? "")
    .trim()
    .split("\n")[0];
  const trouble = failedCount > 0 ? `${formatCompact(failedCount)} failed` : countErrors(errorCount);

  return (
    <>
      <Link
        id={sessionRowId(sessionId)}
        href={sessionAddress(project, sessionId)}
        prefetch={false}
        className="block truncate font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2"
      >
        {first || <span className="text-fg-3">No message</span>}
      </Link>
      <span className="flex items-center gap-2 text-fg-3 text-sm">
        {isOpen && <OpenMark />}
        <span className="truncate font-mono text-xs max-md:hidden" title={sessionId}>
          {visibleText(sessionId)}
        </span>
        <span className="md:hidden">
          {formatCompact(traceCount)} {traceCount === 1 ? "turn" : "turns"}
        </span>
        {costUsd !== null && <span className="md:hidden">{formatMoney(costUsd)}</span>}
        {failedCount + errorCount > 0 && (
          <span className={cx("md:hidden", failedCount > 0 ? "text-bad" : "text-warn")}>{trouble}</span>
        )}
      </span>
    </>
  );
}

function countErrors(count: number) {
  return `${formatCompact(count)} ${count === 1 ? "error" : "errors"}`;
}

export function sessionRowId(sessionId: string) {
  return `session-${sessionId}`;
}
