import { expect, test } from "vitest";
import { attentionReason, changeOf, costPerRun, formatRate, tokenClasses } from "./figures";

test.each([
  [null, "–"],
  [0, "0 %"],
  [0.0004, "< 0.1 %"],
  [0.034, "3.4 %"],
  [0.03, "3 %"],
  [0.0702, "7 %"],
  [0.3849, "38 %"],
  [1, "100 %"],
])("a rate of %s is %s", (rate, text) => {
  expect(formatRate(rate)).toBe(text);
});

test("a change says how much, and whether that is better only where a direction has a meaning", () => {
  expect(changeOf(112, 100)).toEqual({ text: "+12 %", verdict: undefined });
  expect(changeOf(112, 100, "less")).toEqual({ text: "+12 %", verdict: "worse" });
  expect(changeOf(50, 100, "less")).toEqual({ text: "−50 %", verdict: "better" });
  expect(changeOf(0.38, 0.12, "less", "points")).toEqual({ text: "+26 pts", verdict: "worse" });
  expect(changeOf(2500, 100)).toEqual({ text: "25×", verdict: undefined });
});

test("from nothing it is new, without a period before it is not known", () => {
  expect(changeOf(3, 0, "less")).toEqual({ text: "new", verdict: "worse" });
  expect(changeOf(0, 0, "less")).toEqual({ text: "no change", verdict: undefined });
  expect(changeOf(3, null)).toEqual({ text: "n/a", verdict: undefined });
  expect(changeOf(null, 3)).toEqual({ text: "n/a", verdict: undefined });
});

test("classes of tokens add up to all of them, and unknown stays unknown", () => {
  const counts = { inputTokens: 100, cachedTokens: 60, cacheWriteTokens: 10, outputTokens: 40, reasoningTokens: 15 };
  expect(tokenClasses(counts)).toEqual({ input: 40, cached: 60, output: 25, reasoning: 15 });
  expect(tokenClasses({ ...counts, inputTokens: null, cachedTokens: null }).input).toBeNull();
});

test("a cost per run needs runs and a cost", () => {
  expect(costPerRun({ runs: 4, costUsd: 1 })).toBe(0.25);
  expect(costPerRun({ runs: 0, costUsd: null })).toBeNull();
});

test("why an agent should be looked at", () => {
  const of = (runs: number, failures: number) => ({ runs, failures, errorRate: runs ? failures / runs : null });
  expect(attentionReason(of(100, 38), of(90, 11))).toBe(
    "38 % of 100 runs failed, 3 times as many as in the period before",
  );
  expect(attentionReason(of(1, 1), of(0, 0))).toBe("100 % of 1 run failed; no runs in the period before");
  expect(attentionReason(of(100, 5), of(90, 0))).toBe("5 % of 100 runs failed, none in the period before");
  expect(attentionReason(of(100, 12), of(100, 10))).toBe("12 % of 100 runs failed, up from 10 % in the period before");
  expect(attentionReason(of(100, 10), of(100, 10))).toBe("10 % of 100 runs failed, as in the period before");
  expect(attentionReason(of(100, 5), of(100, 10))).toBe("5 % of 100 runs failed, down from 10 % in the period before");
});
