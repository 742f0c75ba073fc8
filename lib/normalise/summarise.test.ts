import { describe, expect, test } from "vitest";
import { type SummarySpan, summarise } from "./summarise";
import { made, toSummarySpan } from "./test-spans";

const blank = toSummarySpan(made({}));
const second = 1_000_000_000n;

function span(spanId: string, parentSpanId: string, more: Partial<SummarySpan> = {}): SummarySpan {
  return { ...blank, spanId, parentSpanId, name: spanId, startNs: second, endNs: 2n * second, ...more };
}

function call(spanId: string, parentSpanId: string, more: Partial<SummarySpan> = {}): SummarySpan {
  return span(spanId, parentSpanId, { kind: "LLM", model: "gpt-4o", inputTokens: 57, outputTokens: 17, ...more });
}

function computed(costUsd: number): Partial<SummarySpan> {
  return { costUsd, costSource: "computed" };
}

function reported(costUsd: number): Partial<SummarySpan> {
  return { costUsd, costSource: "reported" };
}

describe("tokens and cost", () => {
  test("parents that repeat their children are not counted", () => {
    const { trace } = summarise([
      call("root", "", { kind: "AGENT", inputTokens: 999 }),
      call("a", "root"),
      call("b", "root"),
    ]);
    expect(trace).toMatchObject({ inputTokens: 114, outputTokens: 34, totalTokens: 148, llmCount: 2 });
  });

  test("one call described by two scopes, nested or beside each other, counts once", () => {
    const twins = [
      span("root", ""),
      call("a", "root", { scope: "x", ...computed(1) }),
      call("b", "root", { scope: "y", ...computed(1) }),
    ];
    expect(summarise(twins).trace).toMatchObject({ inputTokens: 57, llmCount: 1, costUsd: 1, spanCount: 3 });
    const nested = [call("a", "", { scope: "x" }), call("b", "a", { scope: "y" })];
    expect(summarise(nested).trace).toMatchObject({ inputTokens: 57, llmCount: 1 });
  });

  test("equal calls of one scope, or at other times, are two", () => {
    expect(summarise([call("a", "", { scope: "x" }), call("b", "", { scope: "x" })]).trace.inputTokens).toBe(114);
    const later = { scope: "y", startNs: 3n * second, endNs: 4n * second };
    expect(summarise([call("a", "", { scope: "x" }), call("b", "", later)]).trace.inputTokens).toBe(114);
  });

  test("three parallel calls seen twice are three", () => {
    const spans = ["a", "b", "c"].flatMap((id) => [call(id, "", { scope: "x" }), call(`${id}2`, "", { scope: "y" })]);
    expect(summarise(spans).trace).toMatchObject({ inputTokens: 3 * 57, llmCount: 3 });
  });

  test("a reported cost covers what is below it", () => {
    const spans = [span("root", "", reported(5)), call("a", "root", computed(1)), call("b", "root")];
    expect(summarise(spans).trace).toMatchObject({ costUsd: 5, costSource: "reported", unpricedCount: 0 });
  });

  test("a reported cost does not count above another", () => {
    const spans = [
      span("root", "", reported(5)),
      call("a", "root", reported(2)),
      call("b", "root", computed(1)),
      call("c", "root"),
    ];
    expect(summarise(spans).trace).toMatchObject({ costUsd: 3, costSource: "mixed", unpricedCount: 1 });
  });

  test("of two descriptions of a call, the reported cost wins", () => {
    const spans = [call("a", "", { scope: "x", ...computed(1) }), call("b", "", { scope: "y", ...reported(2) })];
    expect(summarise(spans).trace).toMatchObject({ costUsd: 2, costSource: "reported" });
  });

  test("unknown stays unknown, and calls without a price are listed", () => {
    const silent = call("a", "", { inputTokens: null, outputTokens: null });
    expect(summarise([silent]).trace).toMatchObject({
      inputTokens: null,
      totalTokens: null,
      costUsd: null,
      unpricedCount: 1,
    });
    expect(summarise([{ ...silent, status: "error" }]).trace.unpricedCount).toBe(0);
    expect(summarise([call("a", "")]).trace.unpricedCount).toBe(1);
    expect(summarise([span("a", "")]).trace.unpricedCount).toBe(0);
  });

  test("a tool call seen as two spans is one", () => {
    const tool: Partial<SummarySpan> = { kind: "TOOL", toolName: "f", toolCallId: "c1" };
    expect(
      summarise([span("a", "", { ...tool, scope: "x" }), span("b", "", { ...tool, scope: "y" })]).trace.toolCount,
    ).toBe(1);
    expect(summarise([span("a", "", tool), span("b", "a", tool)]).trace.toolCount).toBe(1);
    expect(summarise([span("a", "", tool), span("b", "", { ...tool, toolCallId: "c2" })]).trace.toolCount).toBe(2);
  });
});

describe("shape", () => {
  test("the main root is the earliest true root, else the earliest orphan", () => {
    const orphan = span("orphan", "gone", { startNs: 0n });
    expect(summarise([orphan, span("root", "")]).trace.name).toBe("root");
    expect(summarise([span("late", "gone", { startNs: 9n }), orphan]).trace.name).toBe("orphan");
  });

  test("cycles come to an end, and count every span", () => {
    const { trace } = summarise([call("a", "b"), call("b", "a"), call("self", "self"), span("under", "b")]);
    expect(trace).toMatchObject({ spanCount: 4, inputTokens: 114 });
  });

  test("the order of arrival does not matter", () => {
    const spans = [
      span("root", "", { agentName: "A", sessionId: "s" }),
      call("a", "root", { ...computed(1), startNs: 1n, scope: "x" }),
      call("b", "root", { ...computed(1), startNs: 2n, scope: "y" }),
      span("c", "a", { kind: "TOOL", tags: ["t"] }),
    ];
    expect(summarise(spans.toReversed())).toEqual(summarise(spans));
  });

  test("time spans all spans, and is never negative", () => {
    const spans = [span("root", "", { startNs: 5n, endNs: 3n }), span("a", "root", { startNs: 7n, endNs: 6n })];
    expect(summarise(spans).trace).toMatchObject({ startNs: 5n, endNs: 7n, durationNs: 2n });
  });

  test("a failed root fails the trace; an error that a run survived is only counted", () => {
    const failed = span("a", "root", { status: "error", statusMessage: "boom" });
    expect(summarise([span("root", "", { status: "ok" }), failed]).trace).toMatchObject({
      status: "ok",
      errorCount: 1,
    });
    expect(summarise([span("root", ""), { ...failed, parentSpanId: "" }]).trace).toMatchObject({
      status: "error",
      statusMessage: "boom",
    });
    expect(summarise([span("root", "", { hiddenError: "x" })]).trace).toMatchObject({
      status: "unset",
      hiddenErrorCount: 1,
    });
  });

  test("session, user and previews come from the outside in", () => {
    const spans = [
      span("root", ""),
      span("mid", "root", { sessionId: "mid", kind: "AGENT", inputPreview: "ask" }),
      call("deep", "mid", { sessionId: "deep", userId: "u", outputPreview: "first", endNs: 3n * second }),
      call("last", "mid", { outputPreview: "answer", endNs: 4n * second }),
    ];
    expect(summarise(spans).trace).toMatchObject({
      sessionId: "mid",
      userId: "u",
      inputPreview: "ask",
      outputPreview: "answer",
    });
  });

  test("models are those that were called: an agent repeats the one that it asked for", () => {
    const run = [
      span("root", "", { kind: "AGENT", model: "gpt-5-mini" }),
      call("a", "root", { model: "gpt-5-mini-2025-08-07" }),
    ];
    expect(summarise(run).trace.models).toEqual(["gpt-5-mini-2025-08-07"]);
    expect(summarise(run.slice(0, 1)).trace.models).toEqual(["gpt-5-mini"]);
    expect(summarise([...run, call("b", "root", { model: "o3" })]).trace.models).toEqual([
      "gpt-5-mini-2025-08-07",
      "o3",
    ]);
  });

  test("20,000 spans in a chain, a fan or orphans take no time", () => {
    for (const parentOf of [(i: number) => i - 1, () => 0, (i: number) => -i]) {
      const spans = Array.from({ length: 20_000 }, (_, i) =>
        call(`s${i}`, i === 0 ? "" : `s${parentOf(i)}`, { agentName: `a${i % 50}` }),
      );
      const started = performance.now();
      expect(summarise(spans).trace.spanCount).toBe(20_000);
      expect(performance.now() - started).toBeLessThan(1_000);
    }
  });
});

describe("agents", () => {
  const a = { agentId: "a", agentName: "Agent A", kind: "AGENT" as const };
  const b = { agentName: "B", kind: "AGENT" as const };

  test("an agent's part is its own subtree, sub-agents included", () => {
    const spans = [
      span("root", "", a),
      call("a1", "root", { agentId: "a" }),
      span("sub", "root", { ...b, status: "error", outcome: "failure" }),
      call("b1", "sub", computed(2)),
      span("b2", "sub", { kind: "TOOL", hiddenError: "x" }),
    ];
    const [first, other] = summarise(spans).agents;
    expect(first).toMatchObject({
      agentId: "a",
      agentName: "Agent A",
      isRoot: true,
      spanCount: 5,
      llmCount: 2,
      inputTokens: 114,
    });
    expect(other).toMatchObject({
      agentId: "B",
      isRoot: false,
      parentAgentId: "a",
      inputTokens: 57,
      costUsd: 2,
      toolCount: 1,
      errorCount: 1,
      hiddenErrorCount: 1,
      status: "error",
      outcome: "failure",
    });
  });

  test("two runs add up; a run inside itself does not", () => {
    const spans = [
      span("root", ""),
      span("run1", "root", { ...a, startNs: 0n, endNs: 10n }),
      span("again", "run1", { ...a, startNs: 2n, endNs: 8n }),
      span("run2", "root", { ...a, startNs: 20n, endNs: 25n }),
    ];
    expect(summarise(spans).agents).toMatchObject([
      { runCount: 2, durationNs: 15n, startNs: 0n, endNs: 25n, spanCount: 3 },
    ]);
  });

  test("a name stands for the only id that goes by it", () => {
    const spans = [span("root", "", a), span("x", "", { agentName: "Agent A" })];
    expect(summarise(spans).agents.map(({ agentId }) => agentId)).toEqual(["a"]);
    const two = [...spans, span("y", "", { agentId: "a2", agentName: "Agent A" })];
    expect(
      summarise(two)
        .agents.map(({ agentId }) => agentId)
        .sort(),
    ).toEqual(["Agent A", "a", "a2"]);
  });
});
