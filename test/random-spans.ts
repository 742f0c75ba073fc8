import type { AnyValue, KeyValue, Span } from "@/lib/otlp/model";
import type { Random } from "./random";

const START = 1_767_225_600_000_000_000n;
const words = [
  "refund",
  "naïve",
  "注文",
  "re\u0000try",
  "a\ud800b",
  "path/to.ts",
  '{"n":"\\n"}',
  "🚀",
  "Ελλάδα",
  " ",
  "\\\\",
];
const kinds = ["chat", "execute_tool", "invoke_agent", "embeddings", "retrieval"];

/** Spans of one trace: a random tree in which model calls repeat a growing history, as agents' do. */
export function randomTrace(random: Random, traceId: string, count: number): Span[] {
  const history: AnyValue[] = [];
  const resources = random.times(2, (i) => ({ attributes: [string("service.name", `service-${i}`)] }));
  const scopes = random.times(3, (i) => ({ name: `scope-${i}`, version: "1.0", attributes: [] }));
  const spans: Span[] = [];
  for (let i = 0; i < count; i++) {
    history.push({ stringValue: text(random, random.integer(200)) });
    const start = START + BigInt(random.integer(5)) * 1_000_000_000n;
    spans.push({
      traceId,
      spanId: random.hex(16),
      parentSpanId: i === 0 || random.integer(8) === 0 ? "" : random.pick(spans).spanId,
      name: text(random, 3),
      kind: random.integer(6),
      startTimeUnixNano: String(start),
      endTimeUnixNano: String(start + BigInt(random.integer(4)) * 500_000_001n),
      attributes: attributes(random, history),
      events: random.times(random.integer(3), () => ({
        timeUnixNano: String(start),
        name: random.pick(["exception", "note"]),
        attributes: [string("exception.message", text(random, 20))],
      })),
      links: [],
      status: { code: random.integer(3) },
      resource: random.pick(resources),
      scope: random.pick(scopes),
    });
  }
  return spans;
}

function attributes(random: Random, history: AnyValue[]): KeyValue[] {
  const operation = random.pick(kinds);
  const list = [string("gen_ai.operation.name", operation), string(`key.${random.integer(9)}`, text(random, 5))];
  if (operation === "invoke_agent") list.push(string("gen_ai.agent.name", `agent-${random.integer(3)}`));
  if (operation === "execute_tool") list.push(string("gen_ai.tool.name", `tool-${random.integer(3)}`));
  if (operation !== "chat") return list;
  return [
    ...list,
    string("gen_ai.request.model", random.pick(["gpt-4o", "claude-sonnet-4-5", "mystery"])),
    { key: "gen_ai.usage.input_tokens", value: { intValue: String(random.integer(5000)) } },
    { key: "gen_ai.usage.output_tokens", value: { intValue: String(random.integer(500)) } },
    { key: "temperature", value: { doubleValue: random.fraction() } },
    { key: "history", value: { arrayValue: { values: [...history] } } },
  ];
}

function text(random: Random, length: number): string {
  return random.times(length, () => random.pick(words)).join(random.pick([" ", "", ", "]));
}

function string(key: string, stringValue: string): KeyValue {
  return { key, value: { stringValue } };
}
