"use client";

import { Bot, User, X } from "lucide-react";
import type { ReactNode } from "react";
import { sessionFilter } from "@/lib/sessions/filter";
import { visibleText } from "@/lib/traces/visible-text";
import { useUrlState } from "@/lib/url-state";

type Props = { agent: string | undefined; agentName: string | undefined; user: string | undefined };

/** Whose sessions the list is limited to; each limit can be taken away. */
export function SessionScope({ agent, agentName, user }: Props) {
  const [, setFilter] = useUrlState(sessionFilter);

  return (
    <>
      {user && (
        <Scope icon={<User aria-hidden />} word="User" onRemove={() => setFilter({ user: undefined }, "push")}>
          {user}
        </Scope>
      )}
      {agent && (
        <Scope icon={<Bot aria-hidden />} word="Agent" onRemove={() => setFilter({ agent: undefined }, "push")}>
          {agentName ?? agent}
        </Scope>
      )}
    </>
  );
}

type ScopeProps = { icon: ReactNode; word: string; onRemove: () => void; children: string };

function Scope({ icon, word, onRemove, children }: ScopeProps) {
  const text = visibleText(children);
  return (
    <span className="inline-flex h-8 min-w-0 max-w-72 items-center gap-1.5 rounded-md border border-line-strong bg-selected pl-2 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-fg-3">
      {icon}
      <span className="text-fg-2">{word}</span>
      <span className="truncate font-medium" title={text}>
        {text}
      </span>
      <button
        type="button"
        aria-label={`All ${word.toLowerCase()}s instead of ${text}`}
        title="Remove"
        onClick={onRemove}
        className="grid size-7 shrink-0 place-items-center rounded-md text-fg-3 hover:text-fg"
      >
        <X aria-hidden className="size-3.5" />
      </button>
    </span>
  );
}
