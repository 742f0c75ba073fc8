import type { ReactNode } from "react";
import { Chip } from "@/components/ui/chip";
import { RelativeTime } from "@/components/ui/relative-time";
import {
  exactCount,
  exactDuration,
  exactMoney,
  formatCompact,
  formatCount,
  formatDuration,
  formatMoney,
  unknown,
} from "@/lib/format";
import type { Session } from "@/lib/sessions/schema";
import { visibleText } from "@/lib/traces/visible-text";
import { SessionName } from "./session-name";

type Column = {
  label: string;
  /** In pixels; without one the column takes what is left. */
  width?: number;
  numeric?: boolean;
  /** Stays on a phone. */
  narrow?: boolean;
  cell: (session: Session, project: string) => ReactNode;
};

export const sessionColumns: Column[] = [
  {
    label: "Last",
    width: 64,
    narrow: true,
    cell: ({ lastAt }) => <RelativeTime value={lastAt} className="relative text-fg-3" />,
  },
  {
    label: "Session",
    narrow: true,
    cell: (session, project) => <SessionName project={project} session={session} />,
  },
  { label: "User", width: 148, cell: ({ users }) => <Names names={users} /> },
  { label: "Agent", width: 136, cell: ({ agents }) => <Names names={agents.map(({ name }) => name)} /> },
  { label: "Turns", width: 64, numeric: true, cell: ({ traceCount }) => formatCount(traceCount) },
  {
    label: "Started",
    width: 72,
    numeric: true,
    cell: ({ firstAt }) => <RelativeTime value={firstAt} className="relative text-fg-3" />,
  },
  {
    label: "Duration",
    width: 92,
    numeric: true,
    cell: ({ durationMs, activeMs }) => (
      <Exact
        title={`From first to last activity: ${exactDuration(durationMs)}\nIts turns ran: ${formatDuration(activeMs)}`}
      >
        {formatDuration(durationMs)}
      </Exact>
    ),
  },
  {
    label: "Tokens",
    width: 84,
    numeric: true,
    cell: ({ totalTokens }) => <Exact title={exactCount(totalTokens, "tokens")}>{formatCount(totalTokens)}</Exact>,
  },
  {
    label: "Cost",
    width: 84,
    numeric: true,
    cell: (session) => <Exact title={costTitle(session)}>{cost(session)}</Exact>,
  },
  { label: "Trouble", width: 104, cell: (session) => <Trouble session={session} /> },
];

function Names({ names }: { names: string[] }) {
  if (names.length === 0) return <span className="text-fg-3">{unknown}</span>;
  const shown = names.map(visibleText);
  return (
    <span title={shown.join("\n")} className="relative text-fg-2">
      {shown[0]}
      {shown.length > 1 && <span className="text-fg-3"> +{shown.length - 1}</span>}
    </span>
  );
}

function Trouble({ session: { failedCount, errorCount } }: { session: Session }) {
  if (failedCount > 0) {
    return (
      <Chip tone="bad" title={`${failedCount} turns failed, ${errorCount} spans failed`} className="relative">
        {formatCompact(failedCount)} failed
      </Chip>
    );
  }
  if (errorCount > 0) {
    return (
      <Chip tone="warn" title="Spans that failed, in turns that did not" className="relative">
        {formatCompact(errorCount)} {errorCount === 1 ? "error" : "errors"}
      </Chip>
    );
  }
  return <span className="text-fg-3">none</span>;
}

/** A value in human units, with the exact one on hover. Lies above the link of its row. */
function Exact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <span title={title} className="relative">
      {children}
    </span>
  );
}

function cost({ costUsd, unpricedCount }: Session) {
  return costUsd === null && unpricedCount > 0 ? "unpriced" : formatMoney(costUsd);
}

function costTitle({ costUsd, unpricedCount }: Session) {
  const unpriced = `${unpricedCount} ${unpricedCount === 1 ? "call" : "calls"} without a known cost`;
  return unpricedCount > 0 ? `${exactMoney(costUsd)}\n${unpriced}` : exactMoney(costUsd);
}
