import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Span } from "@/lib/otlp/model";
import { readAttributes } from "./attributes";
import { callFields } from "./call-fields";
import { readContent } from "./content";
import { fields } from "./fields";
import { toText } from "./json";
import { readKind } from "./kind";
import { normalise } from "./normalise";
import type { Place } from "./noted";
import { captured, event, made } from "./test-spans";
import { type UnderstoodField, understand } from "./understood";
import { understoodFields } from "./understood-fields";

const folders = readdirSync(join(process.cwd(), "test/captures"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

describe.each(folders)("%s", (folder) => {
  const spans = captured(folder);

  test("every field has the value that the normaliser gives it", () => {
    for (const span of spans) {
      const whole: Record<string, unknown> = { ...normalise(span) };
      const attributes = readAttributes(span, 262_144);
      for (const [name, { read, kinds }] of Object.entries(understoodFields)) {
        if (name in whole && (!kinds || kinds.includes(readKind(attributes)))) {
          expect(read(attributes, readKind(attributes)), `${name} of ${span.name}`).toEqual(whole[name]);
        }
      }
    }
  });

  test("what is named as a source is in the span, and without it the field is empty, or another, or fed by something else", () => {
    for (const span of spans) {
      for (const field of understand(span).fields.filter(({ value }) => value !== null)) {
        if (field.sources.length === 0) expect(field.computedBy ?? field.name, span.name).not.toBeNull();
        expect(missing(span, field.sources), `${field.name} of ${span.name}`).toEqual([]);
        const before = readField(span, field, []);
        expect(readField(span, field, field.passedOver), `${field.name} of ${span.name}, passed over`).toBe(before);
        if (!field.sources.every(isAttribute)) continue;
        const bare = strip(span, [...field.sources, ...field.passedOver]);
        const { value, sources } = find(bare, field.name) ?? { value: null, sources: [] };
        expect({ value, sources }, `${field.name} of ${span.name}`).not.toEqual({
          value: field.value,
          sources: field.sources,
        });
      }
    }
  });

  test("without what fed nothing, every field stays as it is", () => {
    for (const span of spans) {
      const { fields: found, unused } = understand(span);
      for (const field of found) {
        expect(readField(span, field, unused), `${field.name} of ${span.name}`).toBe(readField(span, field, []));
      }
    }
  });
});

const plainText = {
  model: fields.requestModel,
  provider: fields.provider,
  sessionId: fields.session,
  userId: fields.user,
  agentId: fields.agentId,
  agentName: fields.agentName,
  version: fields.version,
  environment: fields.environment,
  promptName: fields.promptName,
  promptTemplate: callFields.promptTemplate,
};

test.each(Object.entries(plainText))(
  "each key of %s feeds it where it stands alone, and is offered where it does not",
  (name, keys) => {
    for (const key of keys) {
      expect(find(made({ "openinference.span.kind": "LLM", [key]: "it" }), name), key).toMatchObject({
        value: "it",
        sources: [{ where: "attribute", key }],
        passedOver: [],
      });
    }
    expect(find(made({ "openinference.span.kind": "LLM" }), name)).toMatchObject({ value: null, sources: [] });
    expect(find(made({ "openinference.span.kind": "LLM" }), name)?.keys).toEqual(expect.arrayContaining([...keys]));
  },
);

test("of two keys that say the same the better one is named, and the other was passed over", () => {
  const span = made({ "llm.model_name": "gpt-4o", "gen_ai.request.model": "gpt-4o", "gen_ai.operation.name": "chat" });
  expect(find(span, "model")).toMatchObject({
    sources: [{ key: "gen_ai.request.model" }],
    passedOver: [{ key: "llm.model_name" }],
  });
});

test("a placeholder feeds nothing", () => {
  const span = made({ "session.id": "N/A", "gen_ai.conversation.id": "c-1", "gen_ai.operation.name": "chat" });
  expect(find(span, "sessionId")).toMatchObject({
    value: "c-1",
    sources: [{ key: "gen_ai.conversation.id" }],
    passedOver: [{ key: "session.id" }],
  });
});

test("what stands elsewhere than in an attribute is named too", () => {
  const thrown = event("exception", { "exception.type": "Timeout", "exception.message": "too slow" });
  const span = made(
    {},
    {
      name: "work",
      status: { code: 2 },
      events: [thrown],
      resource: { attributes: [{ key: "session.id", value: { stringValue: "s" } }] },
    },
  );
  expect(find(span, "sessionId")?.sources).toEqual([{ where: "resource", key: "session.id" }]);
  expect(find(span, "errorType")?.sources).toEqual([{ where: "event", key: "exception" }]);
  expect(find(span, "status")?.sources).toEqual([{ where: "status", key: "status" }]);
  expect(find(span, "name")?.sources).toEqual([{ where: "name", key: "name" }]);
});

test("a computed cost names the price table and what it was computed from", () => {
  const span = made({
    "gen_ai.operation.name": "chat",
    "gen_ai.request.model": "gpt-4o",
    "gen_ai.usage.input_tokens": 10,
  });
  const cost = find(span, "costUsd");
  expect(cost?.computedBy).toMatch(/^genai-prices/);
  expect(cost?.sources.map(({ key }) => key).sort()).toEqual(["gen_ai.request.model", "gen_ai.usage.input_tokens"]);
});

test("400 attributes and a megabyte of messages are understood in less than a second", () => {
  const many = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`custom.${index}`, "x"]));
  const talk = Array.from({ length: 400 }, () => ({ role: "user", content: "word ".repeat(500) }));
  const span = made({
    ...many,
    "gen_ai.operation.name": "chat",
    "gen_ai.input.messages": JSON.stringify(talk),
    "input.value": JSON.stringify({ messages: talk }),
  });
  const start = performance.now();
  expect(understand(span).unused.length).toBeGreaterThanOrEqual(400);
  expect(performance.now() - start).toBeLessThan(1_000);
});

function find(span: Span, name: string) {
  return understand(span).fields.find((field) => field.name === name);
}

function readField(span: Span, field: UnderstoodField, without: Place[]): string {
  const kind = readKind(readAttributes(span, 1_000_000));
  return toText(understoodFields[field.name]?.read(readAttributes(strip(span, without), 1_000_000), kind) ?? null);
}

function strip(span: Span, places: Place[]): Span {
  const gone = (where: Place["where"], key: string) =>
    places.some((place) => place.where === where && place.key === key);
  return {
    ...span,
    attributes: span.attributes.filter(({ key }) => !gone("attribute", key) && !gone("indexed", prefixOf(key))),
    resource: { attributes: span.resource.attributes.filter(({ key }) => !gone("resource", key)) },
  };
}

function missing(span: Span, places: Place[]) {
  return places.filter(({ where, key }) => {
    if (where === "attribute") return !span.attributes.some((own) => own.key === key);
    if (where === "indexed") return !span.attributes.some((own) => prefixOf(own.key) === key);
    return where === "resource" && !span.resource.attributes.some((own) => own.key === key);
  });
}

function prefixOf(key: string) {
  return key.split(/\.\d/)[0] ?? key;
}

function isAttribute({ where }: Place) {
  return where === "attribute" || where === "indexed" || where === "resource";
}

test("thousands of parameters, variables and events are understood in little time", () => {
  const many = (prefix: string) => Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`${prefix}k${i}`, "v"]));
  const span = made(
    { ...many("gen_ai.request."), ...many("llm.prompt_template.variables."), "gen_ai.operation.name": "chat" },
    { status: { code: 2, message: "broke" }, events: Array.from({ length: 5_000 }, (_, i) => event(`e${i}`, {})) },
  );
  const started = performance.now();
  expect(Object.keys(readContent(span).parameters)).toHaveLength(100);
  expect(find(span, "promptVariables")?.sources).toHaveLength(200);
  expect(performance.now() - started).toBeLessThan(3_000);
});
