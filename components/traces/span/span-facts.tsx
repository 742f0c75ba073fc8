import type { ReactNode } from "react";
import { TextLink } from "@/components/ui/text-link";
import { agentAddress } from "@/lib/agents/address";
import { exactDuration, exactMoney, formatCount, formatDuration, formatMoney } from "@/lib/format";
import type { SpanRow } from "@/lib/traces/schema";
import { Exact } from "../exact";

/** One line of what the span itself reported. */
export function SpanFacts({ project, row }: { project: string; row: SpanRow }) {
  const facts: ReactNode[] = [
    <Exact key="duration" title={exactDuration(row.durationMs)}>
      {formatDuration(row.durationMs)}
    </Exact>,
    row.offsetMs > 0 && (
      <Exact key="offset" title={row.startTime}>
        at +{formatDuration(row.offsetMs)}
      </Exact>
    ),
    row.agentId && (
      <span key="agent">
        agent{" "}
        <TextLink href={agentAddress(project, row.agentId, "", { range: "all" })}>
          {row.agentName ?? row.agentId}
        </TextLink>
      </span>
    ),
    row.model && <span key="model">{row.provider ? `${row.model} · ${row.provider}` : row.model}</span>,
    row.inputTokens !== null && <span key="in">{formatCount(row.inputTokens)} in</span>,
    row.cachedTokens !== null && <span key="cached">{formatCount(row.cachedTokens)} cached</span>,
    !!row.cacheWriteTokens && <span key="cache-write">{formatCount(row.cacheWriteTokens)} written to cache</span>,
    row.outputTokens !== null && <span key="out">{formatCount(row.outputTokens)} out</span>,
    row.reasoningTokens !== null && <span key="reasoning">{formatCount(row.reasoningTokens)} reasoning</span>,
    row.costUsd !== null && (
      <Exact key="cost" title={`${exactMoney(row.costUsd)}, ${row.costSource ?? ""}`}>
        {formatMoney(row.costUsd)} {row.costSource}
      </Exact>
    ),
    row.ttftMs !== null && <span key="ttft">first token {formatDuration(row.ttftMs)}</span>,
    row.finishReason && <span key="finish">finished: {row.finishReason}</span>,
  ];

  return <p className="flex shrink-0 flex-wrap gap-x-3 px-4 py-1.5 text-fg-2 text-sm tabular-nums">{facts}</p>;
}
