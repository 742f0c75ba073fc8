import { billingTools } from "./billing-tools";
import { syncTools, triageTools } from "./office-tools";
import {
  billingPrompt,
  overgrownSupportPrompt,
  researchPrompt,
  supportPrompt,
  syncPrompt,
  triagePrompt,
} from "./prompts";
import { day } from "./schedule";
import { researchTools, supportTools, type Tool } from "./tools";

export type AgentId = "support-agent" | "billing-agent" | "research-agent" | "triage-agent" | "order-sync";

export interface Agent {
  id: AgentId;
  name: string;
  description: string;
  role: string;
  service: string;
  provider: "openai" | "anthropic";
  model: string;
  tools: Tool[];
  /** Releases, newest first: how many days before the end of the window each went live. */
  releases: { version: string; daysBeforeEnd: number }[];
  prompt(version: string, time: number): string;
}

export const overgrownRelease = "2026.8.0";

export const agents: Record<AgentId, Agent> = {
  "support-agent": {
    id: "support-agent",
    name: "Support Agent",
    description: "Answers customers in chat and brings in the billing and research agents.",
    role: "support",
    service: "support-api",
    provider: "openai",
    model: "gpt-4o",
    tools: supportTools,
    releases: [
      { version: overgrownRelease, daysBeforeEnd: 5 },
      { version: "2026.7.2", daysBeforeEnd: 9 },
      { version: "2026.7.1", daysBeforeEnd: Infinity },
    ],
    prompt: (version, time) => (version === overgrownRelease ? overgrownSupportPrompt(time) : supportPrompt),
  },
  "billing-agent": {
    id: "billing-agent",
    name: "Billing Agent",
    description: "Reads charges and makes refunds for other agents.",
    role: "billing",
    service: "billing-agent",
    provider: "openai",
    model: "gpt-5-mini",
    tools: billingTools,
    releases: [
      { version: "1.15.0", daysBeforeEnd: 7 },
      { version: "1.14.2", daysBeforeEnd: Infinity },
    ],
    prompt: () => billingPrompt,
  },
  "research-agent": {
    id: "research-agent",
    name: "Research Agent",
    description: "Answers questions from the help centre.",
    role: "research",
    service: "research-agent",
    provider: "anthropic",
    model: "claude-sonnet-4-5",
    tools: researchTools,
    releases: [
      { version: "0.9.4", daysBeforeEnd: 4 },
      { version: "0.9.3", daysBeforeEnd: Infinity },
    ],
    prompt: () => researchPrompt,
  },
  "triage-agent": {
    id: "triage-agent",
    name: "Triage Agent",
    description: "Sorts and routes incoming e-mail.",
    role: "triage",
    service: "mail-triage",
    provider: "openai",
    model: "gpt-4o-mini",
    tools: triageTools,
    releases: [
      { version: "3.2.1", daysBeforeEnd: 6 },
      { version: "3.2.0", daysBeforeEnd: Infinity },
    ],
    prompt: () => triagePrompt,
  },
  "order-sync": {
    id: "order-sync",
    name: "Order Sync",
    description: "Reconciles carrier updates with orders every night.",
    role: "batch",
    service: "order-sync",
    provider: "openai",
    model: "gpt-4o-mini",
    tools: syncTools,
    releases: [{ version: "2.0.5", daysBeforeEnd: Infinity }],
    prompt: () => syncPrompt,
  },
};

/** The release that ran at a time. In a short window the releases move closer together, so that each still shows. */
export function releaseAt(agent: Agent, time: number, window: { end: number; days: number }): string {
  const scale = Math.min(1, window.days / 14);
  const live = agent.releases.find(({ daysBeforeEnd }) => time >= window.end - daysBeforeEnd * scale * day);
  return live?.version ?? "0.0.0";
}
