"use client";

import Link from "next/link";
import { useSelectedLayoutSegment } from "next/navigation";
import { cx } from "@/components/ui/cx";
import { agentAddress } from "@/lib/agents/address";
import { agentScope, timeAddress } from "@/lib/agents/filter";
import { useUrlState } from "@/lib/url-state";

const tabs = [
  { tab: "", label: "Overview" },
  { tab: "sessions", label: "Sessions" },
  { tab: "traces", label: "Traces" },
  { tab: "signals", label: "Signals" },
  { tab: "analysis", label: "Analysis" },
] as const;

/** The screens of one agent. They share their time, which each of their addresses says. */
export function AgentTabs({ project, agentId }: { project: string; agentId: string }) {
  const [scope] = useUrlState(agentScope);
  const current = useSelectedLayoutSegment() ?? "";
  const search = { ...timeAddress(scope), compare: scope.compare === "off" ? "off" : undefined };

  return (
    <nav aria-label="Agent" className="flex shrink-0 gap-0.5 overflow-x-auto border-line border-b bg-panel px-2">
      {tabs.map(({ tab, label }) => (
        <Link
          key={label}
          href={agentAddress(project, agentId, tab, search)}
          aria-current={current === tab ? "page" : undefined}
          className={cx(
            "whitespace-nowrap border-b-2 px-2 py-2 -outline-offset-2",
            current === tab ? "border-fg font-medium" : "border-transparent text-fg-3 hover:text-fg",
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
