import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { toSummarySpan } from "../normalise/test-spans";
import { threadOfSpans } from "./of-spans";
import { corpus, corpusFile, laneTold, modelCalls, toolsTold } from "./test-threads";

function given(name: string) {
  return test.skipIf(!existsSync(corpusFile(name)));
}

describe("threads of real traces (skipped where the data is not at hand)", () => {
  given("tau_bench")(
    "every run of tau-bench is its conversation: the last call's history and answer",
    async () => {
      const traces = await corpus("tau_bench");
      expect(traces.size).toBe(300);
      for (const spans of traces.values()) {
        const thread = threadOfSpans(spans);
        const calls = modelCalls(spans);
        const last = calls.at(-1);
        const truth = [...(last?.input ?? []), ...(last?.output ?? [])];
        // Nothing was said that the last call does not have.
        for (const { input, output } of calls) {
          const heard = [...input, ...output];
          expect(truth.slice(0, heard.length)).toEqual(heard);
        }
        expect(thread.lanes).toHaveLength(1);
        expect(laneTold(thread)).toEqual(truth);
        const tools = spans.map(toSummarySpan).filter(({ kind }) => kind === "TOOL");
        expect(toolsTold(thread).byMessages.sort()).toEqual(tools.map(({ spanId }) => spanId).sort());
        expect(toolsTold(thread).alone).toEqual([]);
      }
    },
    120_000,
  );

  given("swe_gemini3_full_history_40")(
    "every run of a coding agent is its conversation; its tools, called in words, stand beside it",
    async () => {
      const traces = await corpus("swe_gemini3_full_history_40");
      for (const spans of traces.values()) {
        const thread = threadOfSpans(spans);
        const last = modelCalls(spans).at(-1);
        expect(laneTold(thread)).toEqual([...(last?.input ?? []), ...(last?.output ?? [])]);
        const tools = spans.map(toSummarySpan).filter(({ kind }) => kind === "TOOL");
        expect(toolsTold(thread).alone.sort()).toEqual(tools.map(({ spanId }) => spanId).sort());
      }
    },
    120_000,
  );
});
