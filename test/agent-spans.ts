import type { KeyValue, Span } from "@/lib/otlp/model";
import type { Random } from "./random";

/** Two hours before a UTC midnight, in milliseconds. */
export const agentSpansStartMs = Date.parse("2026-01-31T22:00:00Z");
const second = 1_000_000_000n;

/** Spans of one trace in which agents call models, tools and one another, some of them in two or three versions. */
export function agentTrace(random: Random): Span[] {
  const trace = {
    traceId: random.hex(32),
    start: BigInt(agentSpansStartMs + random.integer(240 * 60_000)) * 1_000_000n,
  };
  const root = agentSpan(random, trace, "");
  root.startTimeUnixNano = String(trace.start - BigInt(random.integer(1_200)) * second);
  const spans = [root];
  const count = random.integer(9);
  for (let i = 0; i < count; i++) {
    const parent = random.pick(spans).spanId;
    spans.push(random.integer(4) === 0 ? agentSpan(random, trace, parent) : callSpan(random, trace, parent));
  }
  return spans.flatMap((span) => random.times(1 + random.integer(2), (i) => (i === 0 ? span : longer(random, span))));
}

type Trace = { traceId: string; start: bigint };

function agentSpan(random: Random, trace: Trace, parentSpanId: string): Span {
  return span(random, trace, parentSpanId, {
    "gen_ai.operation.name": "invoke_agent",
    "gen_ai.agent.name": random.pick(["planner", "writer", "critic"]),
    "agent.outcome": random.pick([null, null, "Completed", "failed", "gave up"]),
    "agent.role": random.pick([null, "lead"]),
    "session.id": random.pick([null, "s1", "s2"]),
    "user.id": random.pick([null, "ann"]),
    "service.version": random.pick(["1", "2"]),
    "deployment.environment.name": random.pick([null, "live", "test"]),
  });
}

function callSpan(random: Random, trace: Trace, parentSpanId: string): Span {
  const operation = random.pick(["chat", "chat", "embeddings", "execute_tool"]);
  if (operation === "execute_tool") {
    const name = random.pick(["search", "book", null]);
    return span(random, trace, parentSpanId, { "gen_ai.operation.name": operation, "gen_ai.tool.name": name });
  }
  const tokens = random.pick([null, random.integer(5_000)]);
  return span(random, trace, parentSpanId, {
    "gen_ai.operation.name": operation,
    "gen_ai.request.model": random.pick(["gpt-4o", "claude-sonnet-4-5", "mystery", null]),
    "gen_ai.usage.input_tokens": tokens,
    "gen_ai.usage.output_tokens": tokens && random.integer(500),
    "gen_ai.usage.cost": random.pick([null, null, random.fraction()]),
  });
}

function span(random: Random, { traceId, start }: Trace, parentSpanId: string, given: Record<string, Given>): Span {
  const begins = start + BigInt(random.integer(600)) * second;
  return {
    traceId,
    spanId: random.hex(16),
    parentSpanId,
    name: "step",
    kind: 1,
    startTimeUnixNano: String(begins),
    endTimeUnixNano: String(begins + BigInt(random.integer(90_000)) * 1_000_003n),
    attributes: attributes(given),
    events: [],
    links: [],
    status: { code: random.integer(3) },
    resource: { attributes: attributes({ "service.name": "test" }) },
    scope: { name: random.pick(["crewai.telemetry", "ai", "of nobody"]), attributes: [] },
  };
}

/** A later version of a span: it ends later, and may begin earlier, fail or belong to another session. */
function longer(random: Random, span: Span): Span {
  const earlier = BigInt(random.pick([0, 0, 700])) * second;
  return {
    ...span,
    startTimeUnixNano: String(BigInt(span.startTimeUnixNano) - earlier),
    endTimeUnixNano: String(BigInt(span.endTimeUnixNano) + 1n + BigInt(random.integer(30)) * second),
    attributes: [...span.attributes.filter(({ key }) => key !== "session.id"), ...attributes({ "session.id": "s3" })],
    status: { code: random.integer(3) },
  };
}

type Given = string | number | null;

function attributes(given: Record<string, Given>): KeyValue[] {
  return Object.entries(given).flatMap(([key, value]): KeyValue[] => {
    if (value === null) return [];
    if (typeof value === "string") return [{ key, value: { stringValue: value } }];
    return [{ key, value: Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value } }];
  });
}
