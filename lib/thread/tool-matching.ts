import { grouped } from "../grouped";
import type { MessagePart } from "../normalise/span";
import { callAtom, valueText } from "./atoms";
import type { Spoken } from "./conversation";
import type { ToolItem } from "./tool-runs";

type ToolCall = Extract<MessagePart, { type: "tool_call" }>;

interface Slot {
  entry: Spoken;
  call: ToolCall;
  /** Which part of the message it is. */
  place: number;
  runs: number;
}

/** So many free calls of a tool's name are looked at for a run. */
const maxLooks = 1_000;

/**
 * Tells which runs of tools a lane's messages speak of: by call id, by name and arguments, by name and order, and last
 * by the result alone. What no message speaks of is left untold.
 */
export function matchTools(entries: readonly Spoken[], items: readonly ToolItem[]) {
  const slots = entries.flatMap((entry) =>
    entry.message.parts.flatMap((call, place): Slot[] =>
      call.type === "tool_call" ? [{ entry, call, place, runs: 0 }] : [],
    ),
  );
  // The first last, so that what is taken is dropped from the end.
  slots.reverse();
  const byId = grouped(slots, ({ call }) => call.id);
  const byIdAndName = grouped(slots, ({ call }) => (call.id === null ? null : JSON.stringify([call.id, call.name])));
  const byCall = grouped(slots, ({ call }) => callAtom(call.name, call.arguments));
  const byName = grouped(slots, ({ call }) => call.name);

  for (const item of items) {
    if (item.callId === null) continue;
    const same = byId.get(item.callId);
    const named = byIdAndName.get(JSON.stringify([item.callId, item.name]));
    take(item, firstFree(named) ?? firstFree(same) ?? named?.[0] ?? same?.[0]);
  }
  for (const item of untold(items)) take(item, firstFree(byCall.get(callAtom(item.name, item.input))));
  for (const item of untold(items)) take(item, firstFitting(byName.get(item.name), item));
  matchResults(entries, untold(items));
  for (const item of items.toSorted((a, b) => a.place - b.place)) item.told?.runs.push(item.run);
}

function untold(items: readonly ToolItem[]): ToolItem[] {
  return items.filter(({ told }) => told === null);
}

/** The last call stays, for runs without one of their own. */
function firstFree(slots: Slot[] | undefined): Slot | undefined {
  if (!slots) return undefined;
  while (slots.length > 1 && slots.at(-1)?.runs) slots.pop();
  const slot = slots.at(-1);
  return slot?.runs === 0 ? slot : undefined;
}

function firstFitting(slots: Slot[] | undefined, item: ToolItem): Slot | undefined {
  if (!slots || !firstFree(slots)) return undefined;
  for (let i = slots.length - 1; i >= Math.max(0, slots.length - maxLooks); i--) {
    const slot = slots[i];
    if (slot?.runs === 0 && mayBe(slot, item)) return slot;
  }
  return undefined;
}

/** Two ids are two calls, and nothing runs before it was called. */
function mayBe({ entry, call }: Slot, item: ToolItem): boolean {
  return (call.id === null || item.callId === null) && entry.since <= item.startMs;
}

function take(item: ToolItem, slot: Slot | undefined) {
  if (!slot) return;
  slot.runs++;
  tell(item, slot.entry, slot.call.id, slot.place);
}

function tell(item: ToolItem, entry: Spoken, callId: string | null, place: number) {
  item.told = entry;
  item.place = place;
  item.run.callId = callId;
}

/** A message may hold the result where the call was cut off, or came as mere text. */
function matchResults(entries: readonly Spoken[], items: ToolItem[]) {
  if (items.length === 0) return;
  const results = entries.flatMap((entry) =>
    entry.message.parts.flatMap((part, place): Result[] =>
      part.type === "tool_result" ? [{ entry, place, id: part.id, text: valueText(part.result) }] : [],
    ),
  );
  const byId = grouped(results, ({ id }) => id);
  const byText = grouped(results.toReversed(), ({ id, text }) => (id === null ? text : null));
  for (const item of items) {
    const answered = item.callId === null ? undefined : byId.get(item.callId)?.at(-1);
    const result = answered ?? nextResult(byText, item);
    if (result) tell(item, result.entry, answered ? item.callId : null, result.place);
  }
}

/** Runs come by start, so that what was said before this one began is no result of a later one either. */
function nextResult(byText: Map<string, Result[]>, { output, startMs }: ToolItem): Result | undefined {
  const alike = output === null ? [] : (byText.get(valueText(output)) ?? []);
  let result = alike.pop();
  while (result && result.entry.at < startMs) result = alike.pop();
  return result;
}

interface Result {
  entry: Spoken;
  place: number;
  id: string | null;
  text: string;
}
