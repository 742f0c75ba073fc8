import type { KeyValue, Span } from "@/lib/otlp/model";
import { seeded } from "@/test/random";
import { planted, zipfWords } from "./search-text";

type Message = { role: string; parts: object[] };

const agents = ["airline", "retail", "support", "research", "billing"].flatMap((field) =>
  Array.from({ length: 10 }, (_, i) => (i === 0 ? `${field}-agent` : `${field}-agent-${i + 1}`)),
);
const models = ["gpt-5", "gpt-5-mini", "claude-sonnet-4-5", "gemini-3-pro"];
const tools = ["get_order_details", "get_user_details", "find_product", "update_order", "search_policy"];
const turns = 12;
const words = zipfWords(7);
const prompts = agents.map((_, i) => sentences(seeded(100 + i), 55));
/** What the traces are spread over. */
export const spreadMs = 90 * 86_400_000;

/** A run of twenty spans as those of tau_bench: each model call repeats the conversation so far. */
export function searchTrace(project: number, number: number, count: number, endMs: number): Span[] {
  const random = seeded(project * 10_000_019 + number);
  const traceId = random.hex(32);
  const rootId = random.hex(16);
  const agent = random.integer(agents.length);
  const startMs = endMs - spreadMs + Math.floor((spreadMs * number) / count);
  const fails = random.integer(12) === 0;
  const model = random.pick(models);
  const plants = planted
    .filter(({ stands }) => stands(number))
    .map(({ text }) => ({ text, turn: random.integer(turns) }));
  const history: Message[] = [text("system", prompts[agent] ?? "")];
  const spans: Span[] = [];
  let clock = startMs;

  function span(name: string, ms: number, attributes: Record<string, string | number>, error = false): Span {
    const from = clock;
    clock += ms;
    return {
      traceId,
      spanId: random.hex(16),
      parentSpanId: rootId,
      name,
      kind: 1,
      startTimeUnixNano: `${from}000000`,
      endTimeUnixNano: `${clock}000000`,
      attributes: attributesOf(attributes),
      events: [],
      links: [],
      status: error ? { code: 2, message: "The tool failed" } : { code: 1 },
      resource: {
        attributes: attributesOf({
          "service.name": "bench",
          "service.version": `1.${Math.floor((8 * number) / count)}.0`,
        }),
      },
      scope: { name: "bench", attributes: [] },
    };
  }

  for (let turn = 0; turn < turns; turn++) {
    const said = plants.filter((plant) => plant.turn === turn).map((plant) => `${plant.text} `);
    history.push(text("user", sentences(random, 3) + said.join("") + sentences(random, 2)));
    const calls = turn % 12 < 7;
    const callId = `call_${random.hex(12)}`;
    const tool = random.pick(tools);
    const input = JSON.stringify({ id: `#W${random.integer(10_000_000)}`, note: sentences(random, 1) });
    const answer: Message = calls
      ? { role: "assistant", parts: [{ type: "tool_call", id: callId, name: tool, arguments: input }] }
      : text("assistant", sentences(random, 4));
    spans.push(
      span(`chat ${model}`, 300 + random.integer(3_000), {
        "gen_ai.operation.name": "chat",
        "gen_ai.request.model": model,
        "gen_ai.usage.input_tokens": 1_500 + turn * 250,
        "gen_ai.usage.output_tokens": 40 + random.integer(200),
        "gen_ai.input.messages": JSON.stringify(history),
        "gen_ai.output.messages": JSON.stringify([answer]),
      }),
    );
    history.push(answer);
    if (!calls) continue;
    const result = JSON.stringify({
      status: "ok",
      items: random.times(4, () => ({ id: random.hex(8), about: sentences(random, 2) })),
    });
    const attributes = {
      "gen_ai.operation.name": "execute_tool",
      "gen_ai.tool.name": tool,
      "gen_ai.tool.call.id": callId,
      "gen_ai.tool.call.arguments": input,
      "gen_ai.tool.call.result": result,
    };
    spans.push(span(`execute_tool ${tool}`, 20 + random.integer(400), attributes, fails && turn === 3));
    history.push({ role: "tool", parts: [{ type: "tool_call_response", id: callId, result }] });
  }
  const name = agents[agent] ?? "";
  const endsMs = clock;
  clock = startMs;
  const root = span(
    `invoke_agent ${name}`,
    endsMs - startMs,
    {
      "gen_ai.operation.name": "invoke_agent",
      "gen_ai.agent.name": name,
      "session.id": `session-${Math.floor(number / 3)}`,
      "user.id": `user-${random.integer(500)}`,
    },
    fails,
  );
  return [{ ...root, spanId: rootId, parentSpanId: "" }, ...spans];
}

function sentences(random: ReturnType<typeof seeded>, count: number): string {
  return random.times(count, () => words.sentence(random)).join("");
}

function text(role: string, content: string): Message {
  return { role, parts: [{ type: "text", content }] };
}

function attributesOf(values: Record<string, string | number>): KeyValue[] {
  return Object.entries(values).map(([key, value]) => ({
    key,
    value: typeof value === "string" ? { stringValue: value } : { intValue: String(value) },
  }));
}
