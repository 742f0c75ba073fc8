import { bigint, customType, doublePrecision } from "drizzle-orm/pg-core";

export const int4Array = customType<{ data: number[] }>({ dataType: () => "integer[]" });
export const int8Array = customType<{ data: bigint[] }>({ dataType: () => "bigint[]" });

/** Sums that a span, a run of an agent, a trace and a rollup have alike. Null where nothing was reported. */
export const usage = {
  inputTokens: bigint({ mode: "number" }),
  outputTokens: bigint({ mode: "number" }),
  cachedTokens: bigint({ mode: "number" }),
  cacheWriteTokens: bigint({ mode: "number" }),
  reasoningTokens: bigint({ mode: "number" }),
  costUsd: doublePrecision(),
};
