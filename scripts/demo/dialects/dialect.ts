import type { Attributes } from "@opentelemetry/api";
import type { Agent } from "../agents";
import type { Answer, Message } from "../messages";
import type { ModelCall } from "../model";
import type { Tool } from "../tools";

/** Who is talking to the agents, and where. */
export interface Visit {
  sessionId: string;
  userId: string | undefined;
  environment: string;
  channel: string;
  tags: string[];
  metadata: Record<string, string | number | boolean>;
}

export interface AgentRun {
  agent: Agent;
  version: string;
  visit: Visit;
  input: string;
  answer: string;
  outcome: string;
  stopReason: string;
  history: Message[];
  calls: ModelCall[];
  toolCalls: number;
}

interface ToolRun {
  agent: Agent;
  visit: Visit;
  tool: Tool;
  id: string;
  args: Answer;
  answer: Answer;
  error: Error | undefined;
}

/** How one instrumentation library writes an agent's run down. */
export interface Dialect {
  scope: { name: string; version: string };
  /** Whether tools and agents that went well end with status OK; others leave it unset. */
  setsOk: boolean;
  /** Whether a failed tool ends with status ERROR; others say it in an attribute alone. */
  setsError: boolean;
  agentName(agent: Agent): string;
  agent(run: AgentRun): Attributes;
  /** A span between the agent and its calls, for libraries that have one. */
  operation?: { name(agent: Agent): string; attributes(run: AgentRun): Attributes };
  modelName(agent: Agent): string;
  model(call: ModelCall, visit: Visit): Attributes;
  toolName(tool: Tool): string;
  tool(run: ToolRun): Attributes;
}

/** What every dialect writes on its spans about the visit. */
export function visitAttributes(visit: Visit): Attributes {
  return { "session.id": visit.sessionId, ...(visit.userId === undefined ? {} : { "user.id": visit.userId }) };
}

export function agentAttributes(run: AgentRun): Attributes {
  return {
    "agent.id": run.agent.id,
    "agent.name": run.agent.name,
    "agent.role": run.agent.role,
    "agent.outcome": run.outcome,
    "agent.stop_reason": run.stopReason,
    "agent.llm_call_count": run.calls.length,
    "agent.tool_call_count": run.toolCalls,
    tags: run.visit.tags,
    metadata: JSON.stringify(run.visit.metadata),
  };
}

export function totalOf(calls: ModelCall[], key: keyof ModelCall["usage"]): number {
  return calls.reduce((sum, call) => sum + call.usage[key], 0);
}
