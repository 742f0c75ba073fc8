import type { Route } from "next";
import { Chip } from "@/components/ui/chip";
import { CopyButton } from "@/components/ui/copy-button";
import { Fact } from "@/components/ui/fact";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import { agentAddress } from "@/lib/agents/address";
import { exactCount, exactDuration, formatCount, formatDuration, formatMoney } from "@/lib/format";
import { sessionAddress, sessionsOf } from "@/lib/sessions/filter";
import { costSourceNote, costTitle } from "@/lib/traces/cost";
import type { Trace } from "@/lib/traces/schema";
import { visibleText } from "@/lib/traces/visible-text";
import { Exact } from "./exact";

/** What is known of a trace as a whole. Numbers always stand there, the rest where it was sent. */
export function TraceSummary({ project, trace }: { project: string; trace: Trace }) {
  return (
    <dl className="flex max-h-48 flex-wrap gap-x-6 gap-y-1 overflow-y-auto px-4 pb-2.5 max-sm:flex-nowrap max-sm:overflow-x-auto max-sm:pr-10 max-sm:[mask-image:linear-gradient(to_left,transparent,black_2.5rem)] max-sm:[scrollbar-width:none]">
      <Fact label="Started">
        <RelativeTime ago value={trace.startTime} />
      </Fact>
      <Fact label="Duration">
        <Exact title={exactDuration(trace.durationMs)}>{formatDuration(trace.durationMs)}</Exact>
      </Fact>
      <Fact label={trace.costSource ? `Cost, ${costWords[trace.costSource]}` : "Cost"}>
        <Exact title={costTitle(trace)}>
          {trace.costUsd === null && trace.unpricedCount > 0 ? "unpriced" : formatMoney(trace.costUsd)}
        </Exact>
        {trace.costUsd !== null && trace.unpricedCount > 0 && (
          <Chip tone="warn" className="ml-1.5" title={costSourceNote(trace)}>
            {trace.unpricedCount} unpriced
          </Chip>
        )}
      </Fact>
      <Tokens label="Tokens in" value={trace.inputTokens} />
      {trace.cachedTokens !== null && <Tokens label="cached" value={trace.cachedTokens} />}
      {!!trace.cacheWriteTokens && <Tokens label="written to cache" value={trace.cacheWriteTokens} />}
      <Tokens label="out" value={trace.outputTokens} />
      {trace.reasoningTokens !== null && <Tokens label="reasoning" value={trace.reasoningTokens} />}
      <TextFact label={trace.models.length > 1 ? "Models" : "Model"} value={trace.models.join(", ")} />
      <TextFact
        label="Agent"
        value={trace.agentName}
        href={agentAddress(project, trace.agentId ?? "", "", { range: "all" })}
      />
      <TextFact label="Session" value={trace.sessionId} href={sessionAddress(project, trace.sessionId ?? "")} copy />
      <TextFact label="User" value={trace.userId} href={sessionsOf(project, { user: trace.userId ?? "" })} copy />
      <TextFact label="Service" value={trace.service} />
      <TextFact label="Environment" value={trace.environment} />
      <TextFact label="Version" value={trace.version} />
      <TextFact label="Outcome" value={trace.outcome} />
      {trace.tags.length > 0 && (
        <Fact label="Tags">
          <span className="flex flex-wrap gap-1">
            {trace.tags.map((tag) => (
              <Chip key={tag}>{tag}</Chip>
            ))}
          </span>
        </Fact>
      )}
    </dl>
  );
}

const costWords = { reported: "reported", computed: "computed", mixed: "partly computed" };

function Tokens({ label, value }: { label: string; value: number | null }) {
  return (
    <Fact label={label}>
      <Exact title={exactCount(value, "tokens")}>{formatCount(value)}</Exact>
    </Fact>
  );
}

type TextFactProps = { label: string; value: string | null; href?: Route; copy?: boolean };

function TextFact({ label, value, href, copy }: TextFactProps) {
  if (!value) return null;
  return (
    <Fact label={label}>
      <span className="max-w-52 truncate" title={value}>
        {href ? <TextLink href={href}>{visibleText(value)}</TextLink> : visibleText(value)}
      </span>
      {copy && <CopyButton value={value} label={label.toLowerCase()} size="icon-sm" className="-my-1" />}
    </Fact>
  );
}
