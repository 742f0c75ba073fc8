"use client";

import type { ReactNode } from "react";
import { sessionFilter } from "@/lib/sessions/filter";
import { useUrlState } from "@/lib/url-state";
import { SessionScope } from "./session-scope";
import { SessionsTable } from "./sessions-table";
import { useSessionList } from "./use-session-list";

type Props = {
  project: string;
  /** Sessions of this agent or of this user alone, whatever the address asks for. */
  agent?: string;
  user?: string;
  /** The box that searches inside them, which belongs to another feature. */
  search?: ReactNode;
};

export function SessionsScreen({ project, agent, user, search }: Props) {
  const [asked] = useUrlState(sessionFilter);
  const filter = { ...asked, agent: agent ?? asked.agent, user: user ?? asked.user };
  const list = useSessionList(project, filter);
  const scope = { agent: agent ? undefined : asked.agent, user: user ? undefined : asked.user };
  const names = new Map(list.shown.flatMap(({ agents }) => agents.map(({ agentId, name }) => [agentId, name])));

  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      {(search || scope.agent || scope.user) && (
        <div className="flex shrink-0 flex-wrap items-center gap-2 border-line border-b px-3 py-2">
          {search}
          <SessionScope {...scope} agentName={names.get(scope.agent ?? "")} />
        </div>
      )}
      <SessionsTable project={project} filter={filter} list={list} />
    </div>
  );
}
