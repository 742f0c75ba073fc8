import { Bot } from "lucide-react";
import Link from "next/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { agentAddress } from "@/lib/agents/address";
import { formatRate } from "@/lib/agents/figures";
import { type AgentTime, timeAddress } from "@/lib/agents/filter";
import type { AgentCard as Card } from "@/lib/agents/schema";
import { exactCount, exactDuration, exactMoney, formatCount, formatDuration, formatMoney } from "@/lib/format";
import { visibleText } from "@/lib/traces/visible-text";
import { AgentSpark } from "./agent-spark";

type Props = { project: string; agent: Card; time: AgentTime };

/** An agent at a glance. Each line is there even if it is empty, so that all cards are of one size. */
export function AgentCard({ project, agent, time }: Props) {
  const { agentId, name, role, framework, models, environments, versions, parents } = agent;
  const about = [role, framework].filter(Boolean).join(" · ");
  const seenIn = [...environments, ...versions].join(" · ");

  return (
    <li
      data-agent
      className="relative flex min-w-0 flex-col rounded-lg border border-line bg-panel p-3 focus-within:border-accent hover:border-line-strong hover:bg-hover/50"
    >
      <div className="flex items-center gap-2">
        <Bot aria-hidden className="size-4 shrink-0 text-k-agent" />
        <h2 className="min-w-0 truncate font-medium text-lg">
          <Link
            href={agentAddress(project, agentId, "", timeAddress(time))}
            prefetch={false}
            title={name}
            className="outline-none after:absolute after:inset-0 after:rounded-lg focus-visible:after:outline-2 focus-visible:after:outline-accent"
          >
            {visibleText(name)}
          </Link>
        </h2>
        <span className="relative ml-auto shrink-0 text-fg-3 text-sm">
          <RelativeTime ago value={agent.lastSeen} />
        </span>
      </div>
      <p className="h-[18px] truncate text-fg-3 text-sm">
        {agentId !== name && (
          <span title={agentId} className="mr-2 font-mono text-xs">
            {visibleText(agentId)}
          </span>
        )}
        <span title={about}>{about}</span>
      </p>
      <AgentSpark spark={agent.spark} />
      <dl className="mt-2 grid grid-cols-4 gap-2">
        <Figure label="Runs" value={formatCount(agent.runs)} title={exactCount(agent.runs, "runs")} />
        <Figure
          label="Errors"
          value={formatRate(agent.errorRate)}
          title={`${formatCount(agent.failures)} of ${formatCount(agent.runs)} runs failed`}
          bad={agent.failures > 0}
        />
        <Figure label="p95" value={formatDuration(agent.p95Ms)} title={exactDuration(agent.p95Ms)} />
        <Figure label="Cost" value={formatMoney(agent.costUsd)} title={costTitle(agent)} />
      </dl>
      <p title={models.join("\n")} className="mt-2 h-[18px] truncate text-fg-2 text-sm">
        {models.length > 0 ? models.join(", ") : <span className="text-fg-3">No model calls</span>}
      </p>
      <p className="flex h-[18px] gap-2 text-fg-3 text-sm">
        <span title={seenIn} className="truncate">
          {seenIn}
        </span>
        {parents.length > 0 && (
          <span title={parents.map((parent) => parent.name).join("\n")} className="ml-auto shrink-0">
            Sub-agent of {visibleText(parents[0]?.name ?? "")}
            {parents.length > 1 && ` +${parents.length - 1}`}
          </span>
        )}
      </p>
    </li>
  );
}

type FigureProps = { label: string; value: string; title: string; bad?: boolean };

function Figure({ label, value, title, bad }: FigureProps) {
  return (
    <div>
      <dt className="text-fg-3 text-sm">{label}</dt>
      <dd title={title} className={bad ? "relative font-medium text-bad" : "relative font-medium"}>
        {value}
      </dd>
    </div>
  );
}

function costTitle({ costUsd, unpricedCount }: Card) {
  const unpriced =
    unpricedCount > 0 && `${exactCount(unpricedCount, unpricedCount === 1 ? "call" : "calls")} without a known cost`;
  return [exactMoney(costUsd), unpriced].filter(Boolean).join("\n");
}
