import type { SpanKind } from "@/db/enums";
import type { Span } from "@/lib/otlp/model";
import type { Attributes } from "./attributes";
import { isObject, toText } from "./json";
import { readKind } from "./kind";
import { type NotedSpan, noteLooks, type Place } from "./noted";
import { firstString } from "./parts";
import { oneLine } from "./text";
import { type Field, understoodFields } from "./understood-fields";

export interface UnderstoodField {
  /** As the API calls it. */
  name: string;
  label: string;
  /** A line of it; null where the span does not say. */
  value: string | null;
  /** What fed it. */
  sources: Place[];
  /** What could have fed it and is there, but something better came first, or it says nothing. */
  passedOver: Place[];
  /** What computed it where nobody sent it. */
  computedBy: string | null;
  /** The attributes that would feed it, the best first. */
  keys: string[];
}

export interface Understood {
  fields: UnderstoodField[];
  /** What fed nothing. */
  unused: Place[];
}

/** Each is taken away in turn, so what nobody would list is not looked at. */
const maxPlaces = 200;

/** Which part of a span fed which field: found out by reading the span again without it, and with it changed. */
export function understand(span: Span): Understood {
  const noted = noteLooks(span);
  const kind = readKind(noted.attributes);
  const present = presentPlaces(span);
  const found = Object.entries(understoodFields)
    .filter(([, { kinds }]) => !kinds || kinds.includes(kind))
    .map(([name, field]) => understandField(noted, kind, name, field, present))
    .filter(({ name, value }) => value !== null || isExpected(understoodFields[name], kind));
  return { fields: found, unused: unusedOf(span, found) };
}

function isExpected(field: Field | undefined, kind: SpanKind): boolean {
  return !field?.expected || field.expected.includes(kind);
}

function understandField(
  noted: NotedSpan,
  kind: SpanKind,
  name: string,
  field: Field,
  present: Place[],
): UnderstoodField {
  const read = (attributes: Attributes) => field.read(attributes, kind);
  const [value, places] = noted.look(read);
  const said = !saysNothing(value);
  const sources = said ? sourcesOf(noted, read, toText(value), places) : [];
  const used = new Set(sources.map(idOf));
  const keys = new Set(field.keys);
  return {
    name,
    label: field.label,
    value: said ? summary(value) : null,
    sources,
    passedOver: present.filter(
      (place) => keys.has(place.key) && (place.where !== "resource" || field.onResource) && !used.has(idOf(place)),
    ),
    computedBy: said && field.computedBy ? field.computedBy(noted.attributes) : null,
    keys: [...keys],
  };
}

/** Where several say the same, taking one away changes nothing: then it is the last that was looked at. */
function sourcesOf(
  noted: NotedSpan,
  read: (attributes: Attributes) => unknown,
  value: string,
  places: Place[],
): Place[] {
  const matters = (place: Place, how: "gone" | "other") =>
    toText(noted.look(read, { place, how })[0] ?? null) !== value;
  const feeding = places.slice(0, maxPlaces).filter((place) => matters(place, "gone") || matters(place, "other"));
  return feeding.length > 0 ? feeding : places.slice(-1);
}

function presentPlaces(span: Span): Place[] {
  const places: Place[] = span.attributes.map(({ key }) => ({ where: "attribute", key }));
  for (const key of new Set(span.attributes.flatMap(({ key }) => prefixOf(key) ?? []))) {
    places.push({ where: "indexed", key });
  }
  return [...places, ...resourcePlaces(span)];
}

function resourcePlaces(span: Span): Place[] {
  return span.resource.attributes.map(({ key }) => ({ where: "resource", key }));
}

/** What stands before the first number of a dotted key. */
function prefixOf(key: string): string | undefined {
  const index = key.search(/\.\d/);
  return index > 0 ? key.slice(0, index) : undefined;
}

function unusedOf(span: Span, found: UnderstoodField[]): Place[] {
  const used = new Set(found.flatMap(({ sources, passedOver }) => [...sources, ...passedOver]).map(idOf));
  return [...span.attributes.map(({ key }): Place => ({ where: "attribute", key })), ...resourcePlaces(span)]
    .filter((place) => !used.has(idOf(place)))
    .filter(({ where, key }) => where === "resource" || !used.has(`indexed ${prefixOf(key)}`))
    .slice(0, 1_000);
}

function idOf({ where, key }: Place): string {
  return `${where} ${key}`;
}

function saysNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

function summary(value: unknown): string {
  if (Array.isArray(value))
    return line(
      value.every(isWord) ? value.join(", ") : `${value.length}: ${value.slice(0, 20).map(title).join(", ")}`,
    );
  if (isObject(value) && typeof value.count === "number")
    return value.count === 1 ? "1 message" : `${value.count} messages`;
  return line(toText(value));
}

function line(text: string): string {
  return oneLine(text) ?? text.slice(0, 100);
}

function isWord(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number";
}

function title(item: unknown): string {
  if (!isObject(item)) return toText(item).slice(0, 40);
  return (firstString(item.name, item.text, item.content) ?? "…").slice(0, 40);
}
