import type { ReadableSpan } from "@opentelemetry/sdk-trace-node";
import { describe, expect, it } from "vitest";
import { agents } from "./agents";
import { groupBy, idOf, millis, recordHistory, text, traceOf, windowEnd } from "./recorded-history";

const { spans, result, byTrace, roots } = await recordHistory();

describe("the demo history", () => {
  it("is the same for the same seed and end", async () => {
    const again = await recordHistory();
    expect(again.spans.map(fingerprint)).toEqual(spans.map(fingerprint));
  });

  it("keeps its ids when only the end moves", async () => {
    const later = await recordHistory({ now: windowEnd + 3 * 86_400_000 + 7_000_000 });
    expect(later.spans.map(idOf).sort()).toEqual(spans.map(idOf).sort());
    expect(later.spans.map((span) => span.startTime[0])).not.toEqual(spans.map((span) => span.startTime[0]));
  });

  it("differs for another seed", async () => {
    const other = await recordHistory({ seed: "another" });
    const held = new Set(spans.map(idOf));
    expect(other.spans.filter((span) => held.has(idOf(span)))).toEqual([]);
  });

  it("has the promised size and lies inside its two weeks", () => {
    expect(result.traces).toBe(byTrace.size);
    expect(byTrace.size).toBeGreaterThan(600);
    expect(byTrace.size).toBeLessThan(900);
    expect(spans.length).toBeGreaterThan(6_000);
    expect(spans.length).toBeLessThan(10_000);
    expect(new Set(spans.map(idOf)).size).toBe(spans.length);
    expect(Math.max(...spans.map((span) => millis(span.endTime)))).toBeLessThanOrEqual(windowEnd);
    expect(Math.min(...spans.map((span) => millis(span.startTime)))).toBeGreaterThan(windowEnd - 14.1 * 86_400_000);
  });

  it("links every span to a parent of the same trace that surrounds it", () => {
    for (const trace of byTrace.values()) {
      const held = new Map(trace.map((span) => [span.spanContext().spanId, span]));
      expect(trace.filter((span) => !span.parentSpanContext)).toHaveLength(1);
      for (const span of trace.filter(({ parentSpanContext }) => parentSpanContext)) {
        const parent = held.get(span.parentSpanContext?.spanId ?? "");
        expect(millis(parent?.startTime ?? [0, 0])).toBeLessThanOrEqual(millis(span.startTime));
        expect(millis(parent?.endTime ?? [0, 0])).toBeGreaterThanOrEqual(millis(span.endTime));
      }
    }
  });

  it("drops no attribute or event", () => {
    expect(spans.filter((span) => span.droppedAttributesCount + span.droppedEventsCount > 0)).toEqual([]);
  });

  it("shows every agent, several users, both environments and conversations of several turns", () => {
    const seen = new Set(spans.map((span) => span.attributes["agent.id"]).filter(Boolean));
    expect([...seen].sort()).toEqual(Object.keys(agents).sort());
    expect(new Set(roots.map((span) => span.attributes["user.id"])).size).toBeGreaterThan(35);
    const environments = new Set(spans.map((span) => span.resource.attributes["deployment.environment.name"]));
    expect([...environments].sort()).toEqual(["production", "staging"]);
    const turns = [...groupBy(roots, (span) => text(span, "session.id")).values()].map((held) => held.length);
    expect(turns.length).toBe(result.sessions);
    expect(Math.max(...turns)).toBe(6);
    expect(turns.filter((count) => count > 1).length).toBeGreaterThan(150);
  });

  it("lets the history of a conversation grow from turn to turn", () => {
    const session = [...groupBy(roots, (span) => text(span, "session.id")).values()].find((held) => held.length === 6);
    const lengths = (session ?? []).map((root) => {
      const calls = (byTrace.get(traceOf(root)) ?? []).filter((span) => span.name === "chat gpt-4o");
      return text(calls.at(-1), "gen_ai.input.messages").length;
    });
    expect(lengths).toHaveLength(6);
    expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
  });
});

function fingerprint(span: ReadableSpan) {
  const { name, startTime, endTime, attributes, status, events, parentSpanContext } = span;
  return { id: idOf(span), parent: parentSpanContext?.spanId, name, startTime, endTime, attributes, status, events };
}
