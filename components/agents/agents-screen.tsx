"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { cx } from "@/components/ui/cx";
import { useKeys } from "@/components/ui/use-keys";
import { agentsFilter } from "@/lib/agents/filter";
import { agentOptions } from "@/lib/agents/options";
import { useUrlState } from "@/lib/url-state";
import { AgentCard } from "./agent-card";
import { AgentsLoading } from "./agents-loading";
import { AgentsState } from "./agents-state";
import { AgentsToolbar } from "./agents-toolbar";
import { cardGrid } from "./card-grid";

/** All agents that ran in a time, a card each. */
export function AgentsScreen({ project }: { project: string }) {
  const [filter] = useUrlState(agentsFilter);
  const query = useInfiniteQuery(agentOptions.list(project, filter));
  const agents = query.data?.pages.flatMap(({ items }) => items) ?? [];

  useKeys((key) => {
    const step = key === "j" ? 1 : key === "k" ? -1 : 0;
    if (step === 0) return false;
    const cards = [...document.querySelectorAll<HTMLElement>("[data-agent] h2 a")];
    const { activeElement } = document;
    const from = activeElement instanceof HTMLElement ? cards.indexOf(activeElement) : -1;
    cards[from < 0 ? 0 : Math.min(cards.length - 1, Math.max(0, from + step))]?.focus();
    return true;
  });

  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-auto">
      <AgentsToolbar count={query.data && agents.length} more={query.hasNextPage} />
      {query.isPending ? (
        <AgentsLoading />
      ) : (
        <ul
          aria-label="Agents"
          aria-busy={query.isFetching}
          className={cx(cardGrid, query.isPlaceholderData && "opacity-60")}
        >
          {agents.map((agent) => (
            <AgentCard key={agent.agentId} project={project} agent={agent} time={filter} />
          ))}
        </ul>
      )}
      <AgentsState project={project} filter={filter} query={query} count={agents.length} />
    </div>
  );
}
