import { made, type Plain } from "../normalise/test-spans";
import type { Span } from "../otlp/model";
import { threadOfSpans } from "./of-spans";
import type { Thread } from "./schema";
import { told } from "./test-threads";

const start = 1_767_225_600_000;

interface Place {
  parent?: string;
  scope?: string;
  failed?: string;
}

/** A hand-made span that ran from one millisecond to another. */
export function span(id: string, [from, to]: [number, number], attributes: Record<string, Plain>, place: Place = {}) {
  return made(attributes, {
    spanId: hexId(id),
    parentSpanId: place.parent ? hexId(place.parent) : "",
    name: id,
    startTimeUnixNano: `${start + from}000000`,
    endTimeUnixNano: `${start + to}000000`,
    status: place.failed === undefined ? { code: 0 } : { code: 2, message: place.failed },
    scopeName: place.scope ?? "test",
  });
}

export function hexId(id: string): string {
  return Buffer.from(id).toString("hex").padEnd(16, "0").slice(0, 16);
}

/** A message as it was sent, or `role: text`. */
export type Said = string | Record<string, unknown>;

function toMessages(said: Said[]): string {
  return JSON.stringify(said.map((one) => (typeof one === "string" ? toMessage(one) : one)));
}

function toMessage(text: string) {
  const [role, content] = text.split(": ");
  return { role, content };
}

/** A model's call by the GenAI conventions. */
export function chat(id: string, times: [number, number], input: Said[], output: Said[], place?: Place): Span {
  return span(
    id,
    times,
    {
      "gen_ai.operation.name": "chat",
      ...(input.length > 0 ? { "gen_ai.input.messages": toMessages(input) } : {}),
      ...(output.length > 0 ? { "gen_ai.output.messages": toMessages(output) } : {}),
    },
    place,
  );
}

export function agent(id: string, times: [number, number], more: Record<string, Plain> = {}, place?: Place): Span {
  return span(id, times, { "gen_ai.operation.name": "invoke_agent", "gen_ai.agent.name": id, ...more }, place);
}

export function tool(id: string, times: [number, number], more: Record<string, Plain>, place?: Place): Span {
  return span(id, times, { "gen_ai.operation.name": "execute_tool", ...more }, place);
}

export function calls(name: string, args: Plain, id?: string): Record<string, unknown> {
  return { role: "assistant", tool_calls: [{ ...(id ? { id } : {}), function: { name, arguments: args } }] };
}

/** The thread as lines, a sub-agent's indented: a message as `told` has it, its tools' runs behind it in brackets. */
export function read(spans: Span[]): string[] {
  return lines(threadOfSpans(spans));
}

export function lines({ lanes, entries }: Thread): string[] {
  function depth(lane: number): number {
    const parent = lanes[lane]?.parent ?? null;
    return parent === null ? 0 : 1 + depth(parent);
  }
  return entries.map((entry) => {
    const pad = "  ".repeat(depth(entry.lane));
    if (entry.type === "agent") return `${pad}> ${lanes[entry.child]?.name}`;
    if (entry.type === "tool") return `${pad}[${entry.name}]`;
    const runs = entry.toolRuns.map(({ spanId }) => Buffer.from(spanId.replace(/(00)+$/, ""), "hex").toString());
    return pad + told(entry.message).replaceAll(/ ?\n/g, " ") + (runs.length > 0 ? ` [${runs.join(" ")}]` : "");
  });
}
