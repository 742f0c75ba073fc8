import type { Route } from "next";
import { Chip } from "@/components/ui/chip";
import { Fact } from "@/components/ui/fact";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import { agentAddress } from "@/lib/agents/address";
import { exactCount, exactDuration, exactMoney, formatCount, formatDuration, formatMoney } from "@/lib/format";
import { sessionsOf } from "@/lib/sessions/filter";
import type { Session } from "@/lib/sessions/schema";
import { visibleText } from "@/lib/traces/visible-text";

/** What is known of a session as a whole. */
export function SessionFacts({ project, session }: { project: string; session: Session }) {
  const { durationMs, activeMs, failedCount, errorCount, totalTokens, costUsd, unpricedCount, users, agents } = session;

  return (
    <dl className="flex max-h-40 flex-wrap gap-x-6 gap-y-1 overflow-y-auto px-4 pb-2.5 max-sm:flex-nowrap max-sm:overflow-x-auto max-sm:pr-10 max-sm:[mask-image:linear-gradient(to_left,transparent,black_2.5rem)] max-sm:[scrollbar-width:none]">
      <Fact label="Started">
        <RelativeTime ago value={session.firstAt} />
      </Fact>
      <Fact label="Last activity">
        <RelativeTime ago value={session.lastAt} />
      </Fact>
      <Fact label="Duration">
        <span title={`From first to last activity: ${exactDuration(durationMs)}`}>{formatDuration(durationMs)}</span>
      </Fact>
      <Fact label="Running">
        <span title={`Its turns added up: ${exactDuration(activeMs)}`}>{formatDuration(activeMs)}</span>
      </Fact>
      <Fact label="Turns">{formatCount(session.traceCount)}</Fact>
      <Fact label="Failed">
        <span className={failedCount > 0 ? "text-bad" : undefined} title="Turns that failed">
          {formatCount(failedCount)}
        </span>
      </Fact>
      <Fact label="Errors">
        <span className={errorCount > 0 ? "text-bad" : undefined} title="Spans that failed, openly or behind an OK">
          {formatCount(errorCount)}
        </span>
      </Fact>
      <Fact label="Tokens">
        <span title={exactCount(totalTokens, "tokens")}>{formatCount(totalTokens)}</span>
      </Fact>
      <Fact label="Cost">
        <span title={exactMoney(costUsd)}>
          {costUsd === null && unpricedCount > 0 ? "unpriced" : formatMoney(costUsd)}
        </span>
        {costUsd !== null && unpricedCount > 0 && (
          <Chip tone="warn" className="ml-1.5" title="Calls without a known cost">
            {unpricedCount} unpriced
          </Chip>
        )}
      </Fact>
      <Links
        label={users.length === 1 ? "User" : "Users"}
        links={users.map((user) => ({ key: user, text: user, href: sessionsOf(project, { user }) }))}
      />
      <Links
        label={agents.length === 1 ? "Agent" : "Agents"}
        links={agents.map(({ agentId, name }) => ({ key: agentId, text: name, href: agentAddress(project, agentId) }))}
      />
    </dl>
  );
}

function Links({ label, links }: { label: string; links: { key: string; text: string; href: Route }[] }) {
  if (links.length === 0) return null;
  return (
    <Fact label={label}>
      <span className="flex min-w-0 flex-wrap gap-x-3">
        {links.map(({ key, text, href }) => (
          <span key={key} className="max-w-52 truncate" title={text}>
            <TextLink href={href}>{visibleText(text)}</TextLink>
          </span>
        ))}
      </span>
    </Fact>
  );
}
