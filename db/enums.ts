/** Kinds of span, in the order in which a run is read. */
export const spanKinds = [
  "AGENT",
  "CHAIN",
  "LLM",
  "TOOL",
  "RETRIEVER",
  "EMBEDDING",
  "RERANKER",
  "GUARDRAIL",
  "EVALUATOR",
  "SPAN",
] as const;
export type SpanKind = (typeof spanKinds)[number];

/** OpenTelemetry's status codes 0, 1 and 2. */
export const spanStatuses = ["unset", "ok", "error"] as const;
export type SpanStatus = (typeof spanStatuses)[number];

/** Where a cost comes from: what the emitter said, our price table, or some of both (traces only). */
export const costSources = ["reported", "computed", "mixed"] as const;
export type CostSource = (typeof costSources)[number];

export const roles = ["owner", "member", "viewer"] as const;
export type Role = (typeof roles)[number];

/** A `write` key may also read. */
export const keyAccess = ["read", "write"] as const;
export type KeyAccess = (typeof keyAccess)[number];
