import type { Attributes, AttributeValue } from "@opentelemetry/api";
import type { ReadableSpan } from "@opentelemetry/sdk-trace-node";
import { expect, it } from "vitest";
import type { AnyValue, KeyValue, Span } from "@/lib/otlp/model";
import { threadOfSpans } from "@/lib/thread/of-spans";
import { laneTold, modelCalls, toolsTold } from "@/lib/thread/test-threads";
import { recordHistory } from "./recorded-history";

const { byTrace } = await recordHistory();

it("gives every run and each of its sub-agents a thread with all they said, once and in order", () => {
  for (const recorded of byTrace.values()) {
    const spans = recorded.map(toSpan);
    const thread = threadOfSpans(spans);
    const truth = truthOf(spans);
    expect(thread.lanes).toHaveLength(truth.size);
    thread.lanes.forEach((lane, index) => {
      const caller = index === 0 ? "" : callerOf(spans, lane.spanId ?? "");
      const told = laneTold(thread, index);
      const { talk = [], systems = new Set() } = truth.get(caller) ?? {};
      expect(told.filter((text) => !isSystem(text))).toEqual(talk);
      expect(told.filter(isSystem)).toEqual([...systems]);
      expect(told[0]).toBe([...systems][0]);
    });
    const tools = spans.filter((span) => isTool(span)).map(({ spanId }) => spanId);
    expect(toolsTold(thread)).toEqual({ byMessages: expect.arrayContaining(tools), alone: [] });
    expect(toolsTold(thread).byMessages).toHaveLength(tools.length);
  }
});

it("shows a sub-agent right behind the message whose call it answers, and before the answer", () => {
  const helped = [...byTrace.values()].map((recorded) => threadOfSpans(recorded.map(toSpan)));
  const folded = helped.filter(({ lanes }) => lanes.length > 1);
  expect(folded.length).toBeGreaterThan(50);
  for (const { lanes, entries } of folded) {
    for (const [index, entry] of entries.entries()) {
      if (entry.type !== "agent") continue;
      const before = entries.slice(0, index).findLast(({ lane, type }) => lane === entry.lane && type === "message");
      expect(before?.type === "message" && before.toolRuns.length > 0).toBe(true);
      expect(entries[index + 1]?.lane).toBe(entry.child);
      expect(lanes[entry.child]?.returned).toEqual(expect.any(String));
    }
  }
});

/**
 * Each agent here keeps one growing history: its last call that was answered has it all, but for the system prompts, of
 * which one tells the time and so differs from call to call. By the tool that the agent works for.
 */
function truthOf(spans: Span[]) {
  const truth = new Map<string, { talk: string[]; systems: Set<string> }>();
  for (const { span, input, output } of modelCalls(spans)) {
    if (output.length === 0) continue;
    const caller = callerOf(spans, span.spanId);
    const systems = truth.get(caller)?.systems ?? new Set();
    for (const text of input.filter(isSystem)) systems.add(text);
    truth.set(caller, { talk: [...input, ...output].filter((text) => !isSystem(text)), systems });
  }
  return truth;
}

function isSystem(text: string): boolean {
  return text.startsWith("system: ");
}

function callerOf(spans: Span[], spanId: string): string {
  const span = spans.find((candidate) => candidate.spanId === spanId);
  if (!span) return "";
  const parent = spans.find((candidate) => candidate.spanId === span.parentSpanId);
  return parent && isTool(parent) ? parent.spanId : callerOf(spans, span.parentSpanId);
}

function isTool(span: Span): boolean {
  return span.attributes.some(({ key, value }) => kindKeys.has(key) && toolWords.has(value.stringValue ?? ""));
}

const kindKeys = new Set([
  "openinference.span.kind",
  "gen_ai.operation.name",
  "ai.operationId",
  "langfuse.observation.type",
]);
const toolWords = new Set(["TOOL", "execute_tool", "ai.toolCall", "tool"]);

function toSpan(span: ReadableSpan): Span {
  const { traceId, spanId } = span.spanContext();
  return {
    traceId,
    spanId,
    parentSpanId: span.parentSpanContext?.spanId ?? "",
    name: span.name,
    kind: span.kind + 1,
    startTimeUnixNano: nanoseconds(span.startTime),
    endTimeUnixNano: nanoseconds(span.endTime),
    attributes: pairs(span.attributes),
    events: [],
    links: [],
    status: { code: span.status.code, message: span.status.message ?? "" },
    resource: { attributes: [] },
    scope: { name: span.instrumentationScope.name, attributes: [] },
  };
}

function nanoseconds([seconds, nanos]: [number, number]): string {
  return String(BigInt(seconds) * 1_000_000_000n + BigInt(Math.round(nanos)));
}

function pairs(attributes: Attributes): KeyValue[] {
  return Object.entries(attributes).map(([key, value]) => ({ key, value: toValue(value) }));
}

function toValue(value: AttributeValue | null | undefined): AnyValue {
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  if (typeof value === "number") return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  return Array.isArray(value) ? { arrayValue: { values: value.map((item) => toValue(item)) } } : {};
}
