import { z } from "zod";
import { isObject } from "../normalise/json";
import type { MessagePart, Span } from "./content";
import { countFolded } from "./find-text";
import { parseJsonText } from "./json-text";
import { schemaRows } from "./schema-rows";

export const findQuery = z.object({
  q: z
    .string()
    .trim()
    .min(1, "Say what to find.")
    .max(200)
    .meta({ description: "matched anywhere, whatever its case" }),
});

const places = ["heading", "content", "attributes", "events"] as const;

const match = z.object({
  spanId: z.string().meta({ description: "16 hex digits" }),
  place: z.enum(places).meta({ description: "the part of the span that it stands in" }),
  nth: z.int().meta({ description: "of all occurrences in that part, from 0" }),
});
export type Match = z.infer<typeof match>;

export const found = z.object({
  matches: z.array(match),
  total: z.int(),
  partial: z.boolean().meta({ description: "the trace is so large that only its beginning was looked through" }),
});
export type Found = z.infer<typeof found>;

/** What is shown together, and whether the same shown before, by another span, is not found once more. */
type Unit = { texts: Iterable<string>; key?: () => string; elsewhere?: boolean };

/**
 * Where a folded term stands in what a span shows, in the order in which it is shown. What a call repeats of the
 * conversation so far was found where it was said first; so was a resource in the first span of it.
 */
export function* findInSpan(
  span: Span,
  term: string,
  seen: Set<string>,
  isContentKey: (key: string) => boolean,
): Generator<Match> {
  for (const place of places) {
    let nth = 0;
    for (const { texts, key, elsewhere } of unitsOf(span, place, isContentKey)) {
      const first = nth;
      for (const text of texts) nth += countFolded(text, term);
      if (nth === first || elsewhere || (key && isKnown(seen, key()))) continue;
      for (let n = first; n < nth; n++) yield { spanId: span.spanId, place, nth: n };
    }
  }
}

function isKnown(seen: Set<string>, key: string) {
  const known = seen.has(key);
  seen.add(key);
  return known;
}

function* unitsOf(span: Span, place: Match["place"], isContentKey: (key: string) => boolean): Generator<Unit> {
  if (place === "heading") yield { texts: headingTexts(span) };
  else if (place === "content") yield* contentUnits(span);
  else if (place === "attributes") yield* attributeUnits(span, isContentKey);
  else for (const event of span.events) yield { texts: textsIn([event.name, event.attributes, event.body]) };
}

function headingTexts(span: Span) {
  const { name, model, provider, statusMessage, hiddenError, invalidArguments } = span;
  return [name, model, provider, statusMessage, hiddenError, invalidArguments].filter((text) => text !== null);
}

function* contentUnits(span: Span): Generator<Unit> {
  const { inputMessages, outputMessages, documents, candidates, embeddings, tools, prompt, parameters } = span;
  const { outputSchema, toolSchema } = span;
  yield { texts: textsIn(Object.values(parameters)) };
  if (prompt) {
    const { name, version, template, variables } = prompt;
    yield { texts: textsIn([name, version, template, variables]), key: keyOf(prompt) };
  }
  for (const tool of tools) {
    yield { texts: textsIn([tool.name, tool.description, schemaValue(tool.schema)]), key: keyOf(tool) };
  }
  for (const { parts } of inputMessages) yield { texts: partTexts(parts), key: keyOf(parts) };
  if (inputMessages.length + embeddings.length === 0) yield { texts: textsIn(span.input) };
  if (toolSchema) yield { texts: textsIn(schemaValue(toolSchema)), key: keyOf(toolSchema) };
  for (const { parts } of outputMessages) yield { texts: partTexts(parts), key: keyOf(parts) };
  if (outputMessages.length + documents.length + embeddings.length === 0) yield { texts: textsIn(span.output) };
  if (outputSchema) {
    yield { texts: textsIn([outputSchema.name, schemaValue(outputSchema.schema)]), key: keyOf(outputSchema) };
  }
  for (const { text } of embeddings) yield { texts: textsIn(text) };
  for (const { id, content, metadata } of [...documents, ...candidates]) {
    yield { texts: textsIn([id, content, metadata]) };
  }
}

/** A schema is shown as a table of its properties, if it has any. */
function schemaValue(schema: unknown): unknown {
  const rows = schemaRows(schema);
  return rows.length > 0 ? rows.map(({ path, type, description }) => [path, type, description]) : schema;
}

function* attributeUnits(
  { attributes, resource, scope }: Span,
  isContentKey: (key: string) => boolean,
): Generator<Unit> {
  for (const [key, value] of Object.entries(attributes)) {
    yield { texts: textsIn([key, value]), elsewhere: isContentKey(key) };
  }
  for (const shared of [resource, scope]) yield { texts: textsIn(shared), key: keyOf(shared) };
}

function keyOf(value: unknown) {
  return () => JSON.stringify(value);
}

function* partTexts(parts: MessagePart[]): Generator<string> {
  for (const part of parts) {
    if (part.type === "text" || part.type === "reasoning") yield* textsIn(part.text);
    else if (part.type === "tool_call") yield* textsIn([part.name, part.arguments]);
    else if (part.type === "tool_result") yield* textsIn([part.name, part.result]);
    else if (part.type === "media") yield* textsIn([part.name, part.mimeType, part.fileId, shownUrl(part.url)]);
    else yield* textsIn(part.value);
  }
}

/** An image is seen, its bytes are not. */
function shownUrl(url: string | null) {
  return url && /^data:/i.test(url) ? null : url;
}

/** Keys and scalars in reading order; a text that is JSON is read as the tree that it is shown as. */
function* textsIn(value: unknown): Generator<string> {
  const stack = [typeof value === "string" ? parseJsonText(value) : value];
  while (stack.length > 0) {
    const next = stack.pop();
    if (typeof next === "string") yield next;
    else if (Array.isArray(next)) for (let i = next.length - 1; i >= 0; i--) stack.push(next[i]);
    else if (isObject(next)) for (const [key, item] of Object.entries(next).reverse()) stack.push(item, key);
    else if (next !== null && next !== undefined) yield String(next);
  }
}
