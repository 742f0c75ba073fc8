import { Bot } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Chip } from "@/components/ui/chip";
import { CopyButton } from "@/components/ui/copy-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import { agentAddress } from "@/lib/agents/address";
import type { AgentDetail } from "@/lib/agents/schema";
import { visibleText } from "@/lib/traces/visible-text";

type Props = { project: string; agent: AgentDetail["agent"]; children: ReactNode };

/** Who this is, above all tabs of its workspace; with the controls that hold for all of them. */
export function AgentHeader({ project, agent, children }: Props) {
  const { agentId, name, role, framework, environments, versions, parents, lastSeen } = agent;

  return (
    <header className="shrink-0 bg-panel px-4 pt-2">
      <div className="flex min-h-8 flex-wrap items-center gap-2.5">
        <div className="mr-auto flex min-w-0 items-center gap-2 text-lg">
          <Link href={`/${project}/agents`} className="text-fg-2 hover:text-fg">
            Agents
          </Link>
          <span aria-hidden className="text-fg-3">
            /
          </span>
          <Bot aria-hidden className="size-4 shrink-0 text-k-agent" />
          <h1 title={name} className="min-w-0 truncate font-semibold">
            {visibleText(name)}
          </h1>
        </div>
        {children}
      </div>
      <div className="mt-1 flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1 text-fg-2 text-sm">
        <span className="flex min-w-0 items-center">
          <code title={agentId} className="max-w-72 truncate font-mono text-xs">
            {visibleText(agentId)}
          </code>
          <CopyButton value={agentId} label="agent id" size="icon-sm" />
        </span>
        {role && <span title="Role">{role}</span>}
        {framework && <span title="Framework">{framework}</span>}
        <Chips label="Environments" values={environments} />
        <Chips label="Versions" values={versions} />
        {parents.length > 0 && (
          <span className="flex flex-wrap gap-x-1">
            Sub-agent of
            {parents.map((parent) => (
              <TextLink key={parent.agentId} href={agentAddress(project, parent.agentId)}>
                {visibleText(parent.name)}
              </TextLink>
            ))}
          </span>
        )}
        <span className="text-fg-3">
          Last seen <RelativeTime ago value={lastSeen} />
        </span>
      </div>
    </header>
  );
}

const most = 4;

function Chips({ label, values }: { label: string; values: string[] }) {
  if (values.length === 0) return null;
  return (
    <span className="flex min-w-0 flex-wrap gap-1">
      <span className="sr-only">{label}:</span>
      {values.slice(0, most).map((value) => (
        <Chip key={value} title={label} className="max-w-40">
          <span className="truncate">{visibleText(value)}</span>
        </Chip>
      ))}
      {values.length > most && <Chip title={values.slice(most).join("\n")}>+{values.length - most}</Chip>}
    </span>
  );
}
