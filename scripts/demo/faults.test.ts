import { SpanStatusCode } from "@opentelemetry/api";
import type { ReadableSpan } from "@opentelemetry/sdk-trace-node";
import { describe, expect, it } from "vitest";
import { agents } from "./agents";
import type { Fault } from "./faults";
import type { Answer } from "./messages";
import { recordHistory, rootOf, seconds, text, traceOf } from "./recorded-history";
import { schemaComplaint } from "./schema-check";

const { spans, result, byTrace } = await recordHistory();

describe("the planted faults", () => {
  it("are as many as the manifest of this seed says", () => {
    const counts = Object.fromEntries(result.faults.map(({ fault, traceIds }) => [fault, traceIds.length]));
    expect(counts).toMatchInlineSnapshot(`
      {
        "cost_regression": 224,
        "duplicate_tool_call": 8,
        "empty_retrieval": 8,
        "frustrated_user": 28,
        "invalid_tool_input": 13,
        "jailbreak_attempt": 14,
        "loop": 4,
        "rate_limited": 8,
        "refusal": 20,
        "silent_failure": 10,
        "slow_tool": 63,
        "tool_exception": 19,
      }
    `);
  });

  it("silent failures: a tool says no under status OK, and the agent reports success", () => {
    for (const trace of planted("silent_failure")) {
      const failed = trace.filter((span) => /^\{"ok":false/.test(text(span, "gen_ai.tool.call.result")));
      expect(failed.map((span) => span.status.code)).toEqual([SpanStatusCode.OK]);
      expect(rootOf(trace)?.attributes["agent.outcome"]).toBe("success");
    }
  });

  it("duplicates: exactly these traces issue one successful refund twice", () => {
    const repeated = tracesWhere((trace) => {
      const issued = trace.filter(
        (span) => span.name === "execute_tool issue_refund" && span.status.code === SpanStatusCode.OK,
      );
      const args = issued.map((span) => text(span, "gen_ai.tool.call.arguments"));
      return new Set(args).size < args.length;
    });
    expect(repeated).toEqual(idsOf("duplicate_tool_call"));
  });

  it("invalid inputs: exactly these traces break an offered schema", () => {
    const tools = Object.values(agents).flatMap((agent) => agent.tools);
    const broken = tracesWhere((trace) =>
      trace.some((span) => {
        const tool = tools.find(({ name }) => name === span.attributes["gen_ai.tool.name"]);
        const args: Answer = JSON.parse(text(span, "gen_ai.tool.call.arguments") || "{}");
        return tool !== undefined && schemaComplaint(tool.parameters, args) !== undefined;
      }),
    );
    expect(broken).toEqual(idsOf("invalid_tool_input"));
  });

  it("slow tool: exactly these traces wait about ten seconds for search_policies", () => {
    const slow = tracesWhere((trace) => trace.some((span) => span.name === "search_policies" && seconds(span) > 7));
    expect(slow).toEqual(idsOf("slow_tool"));
  });

  it("cost regression: the new release sends at least three times the tokens", () => {
    const regressed = new Set(idsOf("cost_regression"));
    const calls = spans.filter((span) => span.name === "chat gpt-4o" && span.attributes["gen_ai.usage.input_tokens"]);
    const mean = (held: ReadableSpan[]) =>
      held.reduce((sum, span) => sum + Number(span.attributes["gen_ai.usage.input_tokens"]), 0) / held.length;
    const [after, before] = [true, false].map((side) => calls.filter((span) => regressed.has(traceOf(span)) === side));
    expect(mean(after ?? [])).toBeGreaterThan(3 * mean(before ?? []));
    const versions = new Set(after?.map((span) => span.resource.attributes["service.version"]));
    expect([...versions]).toEqual(["2026.8.0"]);
  });

  it("exceptions and rate limits: exactly these traces hold them", () => {
    const withException = (type: RegExp) =>
      tracesWhere((trace) =>
        trace.some((span) => span.events.some((event) => type.test(String(event.attributes?.["exception.type"])))),
      );
    expect(withException(/Timeout|Unavailable/)).toEqual(idsOf("tool_exception"));
    expect(withException(/RateLimit/)).toEqual(idsOf("rate_limited"));
  });

  it("empty retrieval: exactly these traces have a retriever without documents", () => {
    const empty = tracesWhere((trace) =>
      trace.some(
        (span) =>
          span.attributes["output.value"] === '{"documents":[]}' &&
          text(span, "openinference.span.kind") === "RETRIEVER",
      ),
    );
    expect(empty).toEqual(idsOf("empty_retrieval"));
  });

  it("loops: exactly these runs end at the limit of turns", () => {
    const stopped = tracesWhere((trace) => rootOf(trace)?.attributes["agent.stop_reason"] === "max_turns");
    expect(stopped).toEqual(idsOf("loop"));
  });

  it("frustration, jailbreaks and refusals can be read in the chat", () => {
    const said = (fault: Fault, key: string) => planted(fault).map((trace) => text(rootOf(trace), key));
    for (const words of said("frustrated_user", "gen_ai.input.messages"))
      expect(words).toMatch(/not what I asked|not reading|No!!|third time|Unbelievable|kidding/);
    for (const words of said("jailbreak_attempt", "gen_ai.input.messages"))
      expect(words).toMatch(
        /instructions|DevBot|OVERRIDE|grandmother|Repeat everything|skip your checks|rules|Just do it/,
      );
    for (const words of said("refusal", "gen_ai.output.messages"))
      expect(words).toMatch(/can't help|not able|help section|later/);
  });

  it("each comes at least once, however short the window", async () => {
    const short = await recordHistory({ days: 1 });
    expect(short.result.faults.filter(({ traceIds }) => traceIds.length === 0)).toEqual([]);
    expect(short.spans.length).toBeLessThan(1_500);
  });
});

function idsOf(fault: Fault): string[] {
  return [...(result.faults.find((planted) => planted.fault === fault)?.traceIds ?? [])].sort();
}

function planted(fault: Fault): ReadableSpan[][] {
  return idsOf(fault).map((id) => byTrace.get(id) ?? []);
}

function tracesWhere(holds: (trace: ReadableSpan[]) => boolean): string[] {
  return [...byTrace].flatMap(([id, trace]) => (holds(trace) ? [id] : [])).sort();
}
