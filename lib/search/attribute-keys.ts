import "server-only";
import type { Member } from "../auth";
import { filterKey } from "../ingest/attribute-tokens";
import type { AnyValue } from "../otlp/model";
import { sampleSpans } from "./attribute-keys-sample";
import type { AttributeList, AttributeQuery } from "./schema";

type Seen = { count: number; type: string | null };
type Key = Seen & { values: Map<string, Seen> };
type Keys = Map<string, Key>;

const keptMs = 60_000;
const keptProjects = 50;
const maxKeys = 2_000;
const maxOfSpan = 200;
const maxValues = 200;
const maxValuesInAll = 20_000;
const maxListed = 100;
/** Longer values cannot be asked for as a whole. */
const maxLength = 256;
const kept = new Map<number, { until: number; keys: Promise<Keys> }>();

/** Keys of attributes (or the values of one) that hold a text, as the newest spans of the project have them. */
export async function listAttributes(member: Member, { key, find = "" }: AttributeQuery): Promise<AttributeList> {
  const keys = await keysOf(member.projectId);
  const seen: Map<string, Seen> = key === undefined ? keys : (keys.get(filterKey(key))?.values ?? new Map());
  const text = find.toLowerCase();
  const found = [...seen].filter(([name]) => name.toLowerCase().includes(text));
  found.sort(([a, { count: countA }], [b, { count: countB }]) => countB - countA || (a < b ? -1 : 1));
  return { items: found.slice(0, maxListed).map(([name, { count, type }]) => ({ text: name, count, type })) };
}

function keysOf(projectId: number): Promise<Keys> {
  const now = Date.now();
  const known = kept.get(projectId);
  if (known && known.until > now) return known.keys;
  const keys = readKeys(projectId);
  kept.delete(projectId);
  kept.set(projectId, { until: now + keptMs, keys });
  for (const [oldest] of kept) if (kept.size > keptProjects) kept.delete(oldest);
  keys.catch(() => kept.delete(projectId));
  return keys;
}

async function readKeys(projectId: number): Promise<Keys> {
  const keys: Keys = new Map();
  const room = { values: maxValuesInAll };
  for await (const spans of sampleSpans(projectId)) {
    for (const { attributes, resource } of spans) {
      const all = [...attributes.slice(0, maxOfSpan), ...resource.attributes.slice(0, maxOfSpan)];
      for (const { key, value } of all) addValue(keys, filterKey(key), value, room);
    }
  }
  return keys;
}

function addValue(keys: Keys, name: string, value: AnyValue, room: { values: number }) {
  const type = typeOf(value);
  const known = keys.get(name);
  if (!known && keys.size >= maxKeys) return;
  const key = known ?? { count: 0, type, values: new Map() };
  keys.set(name, key);
  count(key, type);
  for (const text of shortScalars(value)) {
    const seen = key.values.get(text) ?? { count: 0, type };
    if (seen.count === 0) {
      if (key.values.size >= maxValues || room.values === 0) continue;
      room.values--;
      key.values.set(text, seen);
    }
    count(seen, type);
  }
}

/** A type is told only where all values have it. */
function count(seen: Seen, type: string | null) {
  seen.count++;
  if (seen.type !== type) seen.type = null;
}

function typeOf(value: AnyValue): string | null {
  if (value.stringValue !== undefined) return "text";
  if (value.intValue !== undefined || value.doubleValue !== undefined) return "number";
  if (value.boolValue !== undefined) return "boolean";
  return value.arrayValue ? "list" : null;
}

/** The values that can be asked for by the key: the attribute's own, or those of its list. */
function shortScalars(value: AnyValue): Set<string> {
  const scalars = [value, ...(value.arrayValue?.values ?? [])].map(
    ({ stringValue, intValue, doubleValue, boolValue }) => stringValue ?? intValue ?? doubleValue ?? boolValue,
  );
  return new Set(scalars.flatMap((scalar) => (scalar === undefined ? [] : [String(scalar)])).filter(isShort));
}

function isShort(text: string): boolean {
  return text !== "" && text.length <= maxLength;
}
