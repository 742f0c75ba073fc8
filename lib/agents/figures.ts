import { formatCount, unknown } from "../format";
import type { AgentTotals } from "./schema";

/** A part of a whole, from 0 to 1, as people read it; null is unknown. */
export function formatRate(rate: number | null): string {
  if (rate === null) return unknown;
  const percent = rate * 100;
  if (percent === 0) return "0 %";
  if (percent < 0.1) return "< 0.1 %";
  return `${Number(percent.toFixed(percent < 9.95 ? 1 : 0))} %`;
}

/** Runs of which nobody says how they ended. */
export function unknownRuns({ runs, successes, failures }: Pick<AgentTotals, "runs" | "successes" | "failures">) {
  return runs - successes - failures;
}

/** In US dollars; null without runs, or where no cost is known. */
export function costPerRun({ runs, costUsd }: Pick<AgentTotals, "runs" | "costUsd">) {
  return runs > 0 && costUsd !== null ? costUsd / runs : null;
}

type TokenCounts = Pick<
  AgentTotals,
  "inputTokens" | "cachedTokens" | "cacheWriteTokens" | "outputTokens" | "reasoningTokens"
>;

/** Input holds what was read from a cache, and output the reasoning: taken apart, the classes add up to all tokens. */
export function tokenClasses({ inputTokens, cachedTokens, outputTokens, reasoningTokens }: TokenCounts) {
  return {
    input: inputTokens === null ? null : Math.max(0, inputTokens - (cachedTokens ?? 0)),
    cached: cachedTokens,
    output: outputTokens === null ? null : Math.max(0, outputTokens - (reasoningTokens ?? 0)),
    reasoning: reasoningTokens,
  };
}

export function allTokens({ inputTokens, outputTokens }: Pick<AgentTotals, "inputTokens" | "outputTokens">) {
  return inputTokens === null && outputTokens === null ? null : (inputTokens ?? 0) + (outputTokens ?? 0);
}

/** Which direction is the better one; undefined where it says nothing by itself. */
export type Better = "more" | "less" | undefined;
export type Change = { text: string; verdict: "better" | "worse" | undefined };

/** How a number differs from that of the period before; `points` where both are rates. */
export function changeOf(now: number | null, before: number | null, better?: Better, unit?: "points"): Change {
  if (now === null || before === null) return { text: "n/a", verdict: undefined };
  const verdict = better && now !== before ? (now > before === (better === "more") ? "better" : "worse") : undefined;
  if (unit === "points") {
    const points = (now - before) * 100;
    if (Math.abs(points) < 0.05) return same;
    return { text: `${signed(points, Math.abs(points) < 9.95 ? 1 : 0)} pts`, verdict };
  }
  if (before === 0) return now === 0 ? same : { text: "new", verdict };
  const percent = (now / before - 1) * 100;
  if (Math.abs(percent) < 0.5) return same;
  if (percent >= 900) return { text: `${formatCount(Math.round(now / before))}×`, verdict };
  return { text: `${signed(percent, 0)} %`, verdict };
}

const same: Change = { text: "no change", verdict: undefined };

function signed(value: number, digits: number) {
  return `${value > 0 ? "+" : "−"}${Math.abs(value).toFixed(digits)}`;
}

type Failing = Pick<AgentTotals, "runs" | "failures" | "errorRate">;

/** Why an agent should be looked at: how many of its runs failed, and whether that is more than in the period before. */
export function attentionReason(now: Failing, before: Failing | undefined): string {
  const failed = `${formatRate(now.errorRate)} of ${formatCount(now.runs)} ${now.runs === 1 ? "run" : "runs"} failed`;
  if (!before || before.runs === 0) return `${failed}; no runs in the period before`;
  if (before.failures === 0) return `${failed}, none in the period before`;
  const times = (now.errorRate ?? 0) / (before.errorRate ?? 1);
  if (times >= 1.95) return `${failed}, ${Math.round(times)} times as many as in the period before`;
  if (times >= 1.1) return `${failed}, up from ${formatRate(before.errorRate)} in the period before`;
  if (times <= 0.9) return `${failed}, down from ${formatRate(before.errorRate)} in the period before`;
  return `${failed}, as in the period before`;
}
