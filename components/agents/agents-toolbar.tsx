"use client";

import { Search } from "lucide-react";
import { useRef } from "react";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useDraft } from "@/components/ui/use-draft";
import { useKeys } from "@/components/ui/use-keys";
import { agentsFilter } from "@/lib/agents/filter";
import { type AgentSort, agentSorts } from "@/lib/agents/schema";
import { formatCount } from "@/lib/format";
import { useUrlState } from "@/lib/url-state";

const pauseMs = 250;
const sortLabels: Record<AgentSort, string> = {
  attention: "Needs attention",
  last_seen: "Last seen",
  runs: "Most runs",
  error_rate: "Error rate",
  p95: "Slowest (p95)",
  cost: "Cost",
  name: "Name",
};

type Props = { count: number | undefined; more: boolean };

export function AgentsToolbar({ count, more }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [{ find, sort }, setFilter] = useUrlState(agentsFilter);
  const [text, type] = useDraft(find, (next) => setFilter({ find: next || undefined }), pauseMs);

  useKeys((key, target) => {
    if (key !== "/" || target.closest("[role=dialog]")) return false;
    input.current?.select();
    return true;
  });

  return (
    <div className="flex flex-wrap items-center gap-2 border-line border-b px-3 py-2">
      <search className="relative w-72 max-sm:w-full">
        <Search aria-hidden className="pointer-events-none absolute top-2 left-2.5 size-4 text-fg-3" />
        <Input
          ref={input}
          type="search"
          aria-label="Search agents"
          aria-keyshortcuts="/"
          placeholder="Name, id or role"
          maxLength={200}
          value={text}
          onChange={(event) => type(event.target.value)}
          onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
          className="pl-8.5 [&::-webkit-search-cancel-button]:hidden"
        />
      </search>
      <Select
        aria-label="Sort by"
        value={sort}
        onValueChange={(value) => setFilter({ sort: agentSorts.find((name) => name === value) })}
        options={agentSorts.map((value) => ({ value, label: sortLabels[value] }))}
        className="w-44"
      />
      <output className="ml-auto text-fg-3 text-sm">
        {count !== undefined && `${formatCount(count)}${more ? "+" : ""} ${count === 1 && !more ? "agent" : "agents"}`}
      </output>
    </div>
  );
}
