import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { readAttributes } from "../normalise/attributes";
import { readContent } from "../normalise/content";
import { isObject } from "../normalise/json";
import { readKind } from "../normalise/kind";
import type { Message } from "../normalise/span";
import { decodeTracesJson } from "../otlp/decode-json";
import type { Span } from "../otlp/model";
import type { Thread } from "./schema";

const folder = "../shared/data";

export function corpusFile(name: string): string {
  return `${folder}/${name}.otlp.jsonl.gz`;
}

/** The spans of each trace of a corpus; a trace may come in several requests. */
export async function corpus(name: string): Promise<Map<string, Span[]>> {
  const lines = createInterface({ input: createReadStream(corpusFile(name)).pipe(createGunzip()) });
  const traces = new Map<string, Span[]>();
  for await (const line of lines) {
    for (const span of decodeTracesJson(line)) {
      const spans = traces.get(span.traceId);
      if (spans) spans.push(span);
      else traces.set(span.traceId, [span]);
    }
  }
  return traces;
}

/** What a message says, in the tests' own words: who, its texts, its calls and its results. Thoughts are left out. */
export function told({ role, parts }: Message): string {
  const texts = parts.map((part) => (part.type === "text" ? part.text : "")).join("");
  const rest = parts.flatMap((part) => {
    if (part.type === "tool_call") return [`${part.name}(${flat(part.arguments)})`];
    if (part.type === "tool_result") return [`= ${flat(part.result)}`];
    return part.type === "media" || part.type === "other" ? [flat(part)] : [];
  });
  return [`${role}: ${texts}`, ...rest].join("\n");
}

function flat(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) =>
    isObject(item) ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1))) : item,
  );
}

/** Nothing but reasoning, nothing at all, or no message: LangChain lists the tools on offer among the messages. */
function isSilent({ role, parts }: Message): boolean {
  const [only] = parts;
  if (role === "tool" && only?.type === "other") return true;
  return parts.every((part) => part.type === "reasoning" || (part.type === "text" && part.text === ""));
}

/** The messages of a lane, in order. */
export function laneTold(thread: Thread, lane = 0): string[] {
  return thread.entries.flatMap((entry) =>
    entry.type === "message" && entry.lane === lane ? [told(entry.message)] : [],
  );
}

/** The model calls of a trace, by start; of two spans inside each other that tell of one call, the fuller. */
export function modelCalls(spans: readonly Span[]) {
  const calls = spans
    .filter((span) => readKind(readAttributes(span, 1_000_000)) === "LLM")
    .sort((a, b) => Number(BigInt(a.startTimeUnixNano) - BigInt(b.startTimeUnixNano)))
    .map((span) => {
      const { inputMessages, outputMessages } = readContent(span);
      const says = (messages: Message[]) => messages.filter((message) => !isSilent(message)).map(told);
      return { span, input: says(inputMessages), output: says(outputMessages) };
    });
  const size = ({ input, output }: { input: string[]; output: string[] }) => input.length + output.length;
  return calls.filter(
    (call) =>
      !calls.some(({ span, ...other }) => {
        const isInside = span.parentSpanId === call.span.spanId && size(other) >= size(call);
        return isInside || (call.span.parentSpanId === span.spanId && size(other) > size(call));
      }),
  );
}

/**
 * What must hold of any trace: each call's messages stand in one lane in the order in which the call has them (system
 * prompts aside), and nothing that is no answer stands there more often than some call has it.
 */
export function flaws(thread: Thread, spans: readonly Span[]): string[] {
  const lanes = thread.lanes.map((_, lane) => laneTold(thread, lane));
  const calls = modelCalls(spans);
  const missing = calls.flatMap(({ span, input, output }) => {
    const talk = [...input, ...output].filter((text) => !text.startsWith("system: "));
    const systems = input.filter((text) => text.startsWith("system: "));
    const found = lanes.some((lane) => isWithin(talk, lane) && systems.every((text) => lane.includes(text)));
    return found ? [] : [`${span.spanId} is not told in order`];
  });
  const repeats = lanes.flatMap((lane) =>
    [...new Set(lane)].flatMap((text) => {
      const most = Math.max(1, ...calls.map(({ input, output }) => count([...input, ...output], text)));
      const answers = calls.filter(({ output }) => output.includes(text)).length;
      return count(lane, text) > Math.max(most, answers) ? [`told twice: ${text.slice(0, 80)}`] : [];
    }),
  );
  return [...missing, ...repeats];
}

function count(list: string[], text: string): number {
  return list.filter((item) => item === text).length;
}

function isWithin(part: string[], whole: string[]): boolean {
  let next = 0;
  for (const item of whole) if (item === part[next]) next++;
  return next === part.length;
}

/** The spans of tools that a thread tells of, by message or as entries of their own. */
export function toolsTold({ entries }: Thread) {
  const byMessages = entries.flatMap((entry) => (entry.type === "message" ? entry.toolRuns : []));
  const alone = entries.flatMap((entry) => (entry.type === "tool" ? [entry.run] : []));
  return { byMessages: byMessages.map(({ spanId }) => spanId), alone: alone.map(({ spanId }) => spanId) };
}
