import type { Answer } from "./messages";

/**
 * What a model will say, as a generator: it yields the tools that the model asks for, is handed their answers, and returns
 * the final reply. So a reply can depend on what a tool really answered.
 */
export type Script = Generator<Move, string, Answer[]>;

export interface Move {
  calls: Call[];
  /** What the model says while it calls the tools. */
  say?: string;
  /** What a reasoning model thought. */
  thought?: string;
  /** How often the provider answered 429 before this reply came. */
  rateLimited?: number;
}

export interface Call {
  tool: string;
  args: Answer;
  /** The agent behind the tool, for a tool that is another agent. */
  delegate?: { agent: "billing-agent" | "research-agent"; task: string; script: Script };
}

export function call(tool: string, args: Answer): Call {
  return { tool, args };
}

export function use(...calls: Call[]): Move {
  return { calls };
}
