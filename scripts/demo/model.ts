import type { Agent } from "./agents";
import type { Message } from "./messages";
import type { Random } from "./random";
import type { Tool } from "./tools";

interface Usage {
  input: number;
  output: number;
  /** Part of the input. */
  cached: number;
  /** Part of the input, where the provider bills writing to its cache. */
  cacheWrite: number;
  /** Part of the output. */
  reasoning: number;
}

export interface ModelCall {
  agent: Agent;
  system: string;
  tools: Tool[];
  history: Message[];
  reply: Message;
  usage: Usage;
  finish: "stop" | "tool_calls";
  responseId: string;
  firstTokenMs: number;
  totalMs: number;
}

/** What a provider still holds of each agent's last prompt in a conversation. */
export type PromptCache = Map<string, { prefix: string; tokens: number }>;

const reasoningModels = new Set(["gpt-5-mini"]);
const tokensPerSecond: Record<string, number> = {
  "gpt-4o": 85,
  "gpt-4o-mini": 120,
  "gpt-5-mini": 110,
  "claude-sonnet-4-5": 70,
};

/** Prices a scripted reply as a provider would: tokens from the text, cached tokens from the last call, time from both. */
export function measureCall(
  said: Pick<ModelCall, "agent" | "system" | "history" | "reply" | "finish">,
  cache: PromptCache,
  random: Random,
): ModelCall {
  const { agent, system, history, reply } = said;
  const input =
    countTokens(system) + countTokens(JSON.stringify(schemasOf(agent.tools))) + countTokens(JSON.stringify(history));
  const reasoning = reasoningModels.has(agent.model) ? 64 * random.int(2, 9) : 0;
  const output = countTokens(JSON.stringify(reply.parts)) + reasoning;
  const cached = cachedTokens(agent, system, input, cache);
  const cacheWrite = agent.provider === "anthropic" && input >= 1024 ? input - cached : 0;
  cache.set(agent.id, { prefix: system, tokens: input });
  const firstTokenMs = random.around(380) + input * 0.06 + reasoning * 6;
  return {
    ...said,
    tools: agent.tools,
    usage: { input, output, cached, cacheWrite, reasoning },
    responseId: agent.provider === "anthropic" ? `msg_01${random.hex(22)}` : `chatcmpl-${random.hex(24)}`,
    firstTokenMs,
    totalMs:
      firstTokenMs + ((output - reasoning) / (tokensPerSecond[agent.model] ?? 80)) * 1000 * random.around(1, 0.15),
  };
}

function cachedTokens(agent: Agent, system: string, input: number, cache: PromptCache): number {
  const last = cache.get(agent.id);
  if (!last || input < 1024 || last.prefix !== system) return 0;
  return Math.min(input, Math.floor(last.tokens / 128) * 128);
}

export function schemasOf(tools: Tool[]) {
  return tools.map(({ name, description, parameters }) => ({ type: "function", name, description, parameters }));
}

/** About four Latin letters to a token, two Arabic ones, one Japanese character. */
export function countTokens(text: string): number {
  const wide = text.match(/[\u3000-\u9fff\uff00-\uffef]/g)?.length ?? 0;
  const arabic = text.match(/[\u0600-\u06ff]/g)?.length ?? 0;
  return Math.ceil(wide + arabic / 2 + (text.length - wide - arabic) / 4);
}
