import Link from "next/link";
import type { ReactNode } from "react";
import { Chip } from "@/components/ui/chip";
import { RelativeTime } from "@/components/ui/relative-time";
import { exactCount, exactMoney, formatCompact, formatCount, formatMoney } from "@/lib/format";
import { sessionsOf } from "@/lib/sessions/filter";
import { visibleText } from "@/lib/traces/visible-text";
import type { EndUser, UserSort } from "@/lib/users/schema";

type Column = {
  label: string;
  /** In pixels; without one the column takes what is left. */
  width?: number;
  sort?: UserSort;
  numeric?: boolean;
  /** Stays on a phone. */
  narrow?: boolean;
  cell: (user: EndUser, project: string) => ReactNode;
};

export const userColumns: Column[] = [
  { label: "User", narrow: true, cell: (user, project) => <UserName project={project} user={user} /> },
  { label: "Sessions", width: 92, numeric: true, cell: ({ sessionCount }) => formatCount(sessionCount) },
  { label: "Traces", width: 92, numeric: true, sort: "traces", cell: ({ traceCount }) => formatCount(traceCount) },
  { label: "Failed", width: 148, numeric: true, sort: "failed", narrow: true, cell: (user) => <Failed user={user} /> },
  {
    label: "Errors",
    width: 84,
    numeric: true,
    cell: ({ errorCount }) => (
      <span title={`${exactCount(errorCount, "spans")} failed`} className="relative">
        {formatCount(errorCount)}
      </span>
    ),
  },
  {
    label: "Tokens",
    width: 100,
    numeric: true,
    cell: ({ totalTokens }) => (
      <span title={exactCount(totalTokens, "tokens")} className="relative">
        {formatCount(totalTokens)}
      </span>
    ),
  },
  {
    label: "Cost",
    width: 96,
    numeric: true,
    sort: "cost",
    cell: ({ costUsd, unpricedCount }) => (
      <span
        title={
          unpricedCount > 0
            ? `${exactMoney(costUsd)}\n${unpricedCount} calls without a known cost`
            : exactMoney(costUsd)
        }
        className="relative"
      >
        {costUsd === null && unpricedCount > 0 ? "unpriced" : formatMoney(costUsd)}
      </span>
    ),
  },
  {
    label: "First seen",
    width: 100,
    numeric: true,
    cell: ({ firstAt }) => <RelativeTime value={firstAt} className="relative text-fg-3" />,
  },
  {
    label: "Last seen",
    width: 104,
    numeric: true,
    sort: "last_seen",
    cell: ({ lastAt }) => <RelativeTime value={lastAt} className="relative text-fg-3" />,
  },
];

/** A link over its whole row, to the user's sessions. On a phone also what the columns would say. */
function UserName({ project, user }: { project: string; user: EndUser }) {
  const { userId, sessionCount, costUsd, lastAt } = user;
  return (
    <>
      <Link
        id={userRowId(userId)}
        href={sessionsOf(project, { user: userId })}
        prefetch={false}
        title={userId}
        className="block truncate font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2"
      >
        {visibleText(userId)}
      </Link>
      <span className="flex gap-2 text-fg-3 text-sm md:hidden">
        <span>
          {formatCompact(sessionCount)} {sessionCount === 1 ? "session" : "sessions"}
        </span>
        {costUsd !== null && <span>{formatMoney(costUsd)}</span>}
        <RelativeTime ago value={lastAt} />
      </span>
    </>
  );
}

function Failed({ user: { failedCount, traceCount } }: { user: EndUser }) {
  if (failedCount === 0) return <span className="text-fg-3">0</span>;
  const share = Math.round((failedCount / Math.max(1, traceCount)) * 100);
  return (
    <span className="relative inline-flex items-center gap-1.5" title={`${failedCount} of ${traceCount} traces failed`}>
      <span className="text-fg-3 text-sm">{share < 1 ? "< 1" : share} %</span>
      <Chip tone="bad">{formatCount(failedCount)} failed</Chip>
    </span>
  );
}

export function userRowId(userId: string) {
  return `user-${userId}`;
}
