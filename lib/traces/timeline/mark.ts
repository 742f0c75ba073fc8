import type { SpanKind } from "@/db/enums";
import type { SpanRow } from "../schema";

/** What a bar of the timeline can be. */
export const timelineMarks = ["agent", "model", "tool", "mcp", "retrieval", "guardrail", "other"] as const;
export type TimelineMark = (typeof timelineMarks)[number];

const marks: Record<SpanKind, TimelineMark> = {
  AGENT: "agent",
  CHAIN: "other",
  LLM: "model",
  TOOL: "tool",
  RETRIEVER: "retrieval",
  EMBEDDING: "retrieval",
  RERANKER: "retrieval",
  GUARDRAIL: "guardrail",
  EVALUATOR: "guardrail",
  SPAN: "other",
};

export function markOf({ kind, mcpServer }: Pick<SpanRow, "kind" | "mcpServer">): TimelineMark {
  return mcpServer !== null && (kind === "TOOL" || kind === "SPAN") ? "mcp" : marks[kind];
}
