import { cutText } from "../cut-text";
import { isObject } from "../normalise/json";
import type { MessagePart } from "../normalise/span";
import type { Thread, ThreadEntry } from "./schema";

/** In characters, of a text or of a value's texts together. */
export const longest = 4_000;
/** Where there are so many entries that they together would be too long. */
const shortest = 800;
const together = 16_000_000;

/** Room for punctuation and keys, so that a value of many small ones ends too. */
const itemCost = 8;

/** The thread as it goes over the wire: long texts cut, and no media inside. */
export function shortThread({ lanes, entries }: Thread): Thread {
  const room = Math.max(shortest, Math.min(longest, Math.floor(together / entries.length)));
  return {
    lanes: lanes.map((lane) => ({ ...lane, returned: shortValue(lane.returned, room).value })),
    entries: entries.map((entry) => shortEntry(entry, room)),
  };
}

function shortEntry(entry: ThreadEntry, room: number): ThreadEntry {
  if (entry.type === "agent") return entry;
  if (entry.type === "tool") {
    const [input, output] = [shortValue(entry.input, room), shortValue(entry.output, room)];
    return { ...entry, input: input.value, output: output.value, cut: input.cut || output.cut };
  }
  const parts = entry.message.parts.map((part) => shortPart(part, room));
  const cut = parts.some((part) => part.cut);
  return cut ? { ...entry, message: { ...entry.message, parts: parts.map(({ part }) => part) }, cut } : entry;
}

function shortPart(part: MessagePart, room: number): { part: MessagePart; cut: boolean } {
  if (part.type === "text" || part.type === "reasoning") {
    return part.text.length > room ? { part: { ...part, text: cutText(part.text, room) }, cut: true } : whole(part);
  }
  if (part.type === "tool_call") {
    const { value, cut } = shortValue(part.arguments, room);
    return cut ? { part: { ...part, arguments: value }, cut } : whole(part);
  }
  if (part.type === "tool_result") {
    const { value, cut } = shortValue(part.result, room);
    return cut ? { part: { ...part, result: value }, cut } : whole(part);
  }
  if (part.type === "media") {
    const url = part.url?.startsWith("data:") ? null : part.url;
    return part.data === null && url === part.url ? whole(part) : { part: { ...part, data: null, url }, cut: true };
  }
  const { value, cut } = shortValue(part.value, room);
  return cut ? { part: { ...part, value }, cut } : whole(part);
}

function whole(part: MessagePart) {
  return { part, cut: false };
}

/** Any JSON value with at most so many characters of text in it; what comes first is kept. */
export function shortValue(value: unknown, room = longest): { value: unknown; cut: boolean } {
  const budget = { left: room, cut: false };
  return { value: take(value, budget), cut: budget.cut };
}

function take(value: unknown, budget: { left: number; cut: boolean }): unknown {
  if (typeof value === "string") return takeText(value, budget);
  if (Array.isArray(value)) return takeAll(value, budget);
  if (!isObject(value)) {
    budget.left -= itemCost;
    return value;
  }
  return Object.fromEntries(
    takeWhile(Object.entries(value), budget, ([key, item]) => {
      budget.left -= itemCost;
      return [takeText(key, budget), take(item, budget)];
    }),
  );
}

function takeAll(values: unknown[], budget: { left: number; cut: boolean }): unknown[] {
  return takeWhile(values, budget, (item) => {
    budget.left -= itemCost;
    return take(item, budget);
  });
}

function takeWhile<T, R>(items: T[], budget: { left: number; cut: boolean }, each: (item: T) => R): R[] {
  const taken: R[] = [];
  for (const item of items) {
    if (budget.left <= 0) {
      budget.cut = true;
      break;
    }
    taken.push(each(item));
  }
  return taken;
}

function takeText(text: string, budget: { left: number; cut: boolean }): string {
  const room = Math.max(0, budget.left);
  budget.left -= text.length;
  if (text.length <= room) return text;
  budget.cut = true;
  return cutText(text, room);
}
