import type { MessagePart } from "../normalise/span";
import { callAtom, valueText } from "./atoms";
import type { Spoken } from "./conversation";
import { grouped } from "./grouped";
import type { ToolItem } from "./tool-runs";

type ToolCall = Extract<MessagePart, { type: "tool_call" }>;

interface Slot {
  entry: Spoken;
  call: ToolCall;
  /** Which part of the message it is. */
  place: number;
  runs: number;
}

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
  const byId = grouped(slots, ({ call }) => call.id);
  const byCall = grouped(slots, ({ call }) => callAtom(call.name, call.arguments));
  const byName = grouped(slots, ({ call }) => call.name);

  for (const item of items) {
    const same = (item.callId === null ? undefined : byId.get(item.callId)) ?? [];
    const named = same.filter(({ call }) => call.name === item.name);
    take(item, named.find(isFree) ?? same.find(isFree) ?? named.at(-1) ?? same.at(-1));
  }
  for (const item of untold(items)) take(item, byCall.get(callAtom(item.name, item.input))?.find(isFree));
  for (const item of untold(items)) {
    take(
      item,
      byName.get(item.name)?.find((slot) => isFree(slot) && mayBe(slot, item)),
    );
  }
  matchResults(entries, untold(items));
  for (const item of items.toSorted((a, b) => a.place - b.place)) item.told?.runs.push(item.run);
}

function untold(items: readonly ToolItem[]): ToolItem[] {
  return items.filter(({ told }) => told === null);
}

function isFree({ runs }: Slot): boolean {
  return runs === 0;
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
  const byText = grouped(results, ({ id, text }) => (id === null ? text : null));
  for (const item of items) {
    const answered = item.callId === null ? undefined : byId.get(item.callId)?.at(-1);
    const alike = (item.output === null ? undefined : byText.get(valueText(item.output))) ?? [];
    const index = alike.findIndex(({ entry }) => entry.at >= item.startMs);
    const result = answered ?? (index < 0 ? undefined : alike.splice(index, 1)[0]);
    if (result) tell(item, result.entry, answered ? item.callId : null, result.place);
  }
}

interface Result {
  entry: Spoken;
  place: number;
  id: string | null;
  text: string;
}
