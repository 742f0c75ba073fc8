import type { Tracer } from "@opentelemetry/api";
import { type Agent, agents, releaseAt } from "./agents";
import type { Dialect, Visit } from "./dialects/dialect";
import { genAi } from "./dialects/gen-ai";
import { langfuse } from "./dialects/langfuse";
import { openInference } from "./dialects/open-inference";
import { vercel } from "./dialects/vercel";
import type { Fault } from "./faults";
import type { Message } from "./messages";
import type { PromptCache } from "./model";
import type { Random } from "./random";
import type { Script } from "./script";
import type { Shop } from "./shop";
import type { Clock, Telemetry } from "./telemetry";

/** All that one trace needs while it is being made. */
export interface Run {
  telemetry: Telemetry;
  clock: Clock;
  random: Random;
  visit: Visit;
  shop: Shop;
  cache: PromptCache;
  window: { end: number; days: number };
  plant(fault: Fault): void;
}

export interface Task {
  input: string;
  script: Script;
  history: Message[];
  outcome?: string | undefined;
  stopReason?: string | undefined;
}

/** An agent's place in a run: where its spans go and how they are written. */
export interface Seat {
  agent: Agent;
  version: string;
  dialect: Dialect;
  tracer: Tracer;
}

const dialects: Record<Agent["id"], Dialect> = {
  "support-agent": genAi,
  "billing-agent": genAi,
  "research-agent": openInference,
  "triage-agent": vercel,
  "order-sync": langfuse,
};

export function seatOf(run: Run, id: Agent["id"]): Seat {
  const agent = agents[id];
  const dialect = dialects[id];
  const version = releaseAt(agent, run.clock.ms, run.window);
  const tracer = run.telemetry.tracer(agent.service, version, run.visit.environment, dialect.scope);
  return { agent, version, dialect, tracer };
}
