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

/** How a run of an agent ended: as `agent.outcome` says, else as its status does. */
export const runResults = ["success", "failure", "unknown"] as const;
export type RunResult = (typeof runResults)[number];

/** How much time a cell of a rollup covers. */
export const rollupSteps = ["quarter", "day"] as const;
export type RollupStep = (typeof rollupSteps)[number];

export const callKinds = ["model", "tool"] as const;
export type CallKind = (typeof callKinds)[number];

/** What traces are grouped into, and what takes part in a session. */
export const groupKinds = ["session", "user"] as const;
export const memberKinds = ["agent", "user"] as const;

/** What settles: nothing comes for it any more, until something does. */
export const targetKinds = ["trace", "session"] as const;
export type TargetKind = (typeof targetKinds)[number];

export const roles = ["owner", "member", "viewer"] as const;
export type Role = (typeof roles)[number];

/** A `write` key may also read. */
export const keyAccess = ["read", "write"] as const;
export type KeyAccess = (typeof keyAccess)[number];

/** Of a run of a durable function. */
export const runStatuses = ["queued", "running", "completed", "failed", "cancelled"] as const;

/** Ask a function what comes next, run one of its steps, or end a sleep. */
export const durableJobKinds = ["run", "step", "sleep"] as const;
export type DurableJobKind = (typeof durableJobKinds)[number];

export const modelProviders = ["openai-compatible", "anthropic", "google"] as const;
export type ModelProvider = (typeof modelProviders)[number];

/** What a model is chosen for. */
export const modelUses = ["judge", "analysis"] as const;
export type ModelUse = (typeof modelUses)[number];

/** What of Pharos calls a model. */
export const modelFeatures = ["test", "judge", "analysis"] as const;
export type ModelFeature = (typeof modelFeatures)[number];

/** How a call of a model ended. */
export const modelOutcomes = ["ok", "refused", "malformed", "rate_limited", "timed_out", "failed"] as const;
export type ModelOutcome = (typeof modelOutcomes)[number];
