import { describe, expect, test } from "vitest";
import type { AnyValue } from "@/lib/otlp/model";
import { readContent } from "./content";
import { fields } from "./fields";
import { normalise } from "./normalise";
import { indexedPrefixes, payloadFields } from "./payload-fields";
import { made, type Plain } from "./test-spans";

const json = JSON.stringify;
const everyKey = [...Object.values(fields), ...Object.values(payloadFields)].flat();

function llm(attributes: Record<string, Plain>) {
  return made({ "gen_ai.operation.name": "chat", ...attributes });
}

function messages(...list: [role: string, text: string][]) {
  return json(list.map(([role, content]) => ({ role, parts: [{ type: "text", content }] })));
}

describe("hostile input never throws", () => {
  const deep = "[".repeat(100_000) + "]".repeat(100_000);
  const deepObject = `${'{"message":'.repeat(50_000)}1${"}".repeat(50_000)}`;
  const values: [string, AnyValue][] = [
    ["an empty value", {}],
    ["a number", { intValue: "-5" }],
    ["not a number", { doubleValue: "NaN" }],
    ["a boolean", { boolValue: true }],
    ["bytes", { bytesValue: "AAEC" }],
    ["an array of odd things", { arrayValue: { values: [{}, { intValue: "1" }, { kvlistValue: { values: [] } }] } }],
    ["a map", { kvlistValue: { values: [{ key: "__proto__", value: { stringValue: "x" } }] } }],
    ["deep arrays in JSON", { stringValue: deep }],
    ["deep objects in JSON", { stringValue: deepObject }],
    ["cut JSON", { stringValue: '[{"role":"user","content":"unfinish' }],
    ["null in JSON", { stringValue: '[null,1,[],{},{"role":7,"parts":{"a":1},"tool_calls":"x"}]' }],
    ["a lone surrogate and NUL", { stringValue: "a\ud800\0b" }],
  ];

  test.each(values)("%s under every key", (_, value) => {
    for (const kind of ["chat", "invoke_agent", "execute_tool", "retrieval", "other"]) {
      const span = made({});
      span.attributes = everyKey.map((key) => ({ key, value }));
      span.attributes.push({ key: "gen_ai.operation.name", value: { stringValue: kind } });
      const row = normalise(span);
      for (const column of Object.values(row)) {
        if (typeof column === "string") expect(column.isWellFormed() && !column.includes("\0")).toBe(true);
        if (typeof column === "number") expect(column).toBeGreaterThanOrEqual(0);
      }
      expect(readContent(span)).toHaveProperty("inputMessages");
    }
  });

  test("odd values under indexed keys", () => {
    const span = llm({});
    for (const prefix of indexedPrefixes) {
      for (const rest of [
        "0",
        "0.message",
        "0.message.role",
        "99999999999999999999.x",
        "1.message.tool_calls.0.a.b.c.d",
        "2.",
      ]) {
        span.attributes.push({ key: `${prefix}.${rest}`, value: { stringValue: "x" } });
      }
    }
    expect(normalise(span).kind).toBe("LLM");
    expect(readContent(span).inputMessages.length).toBeGreaterThan(0);
  });

  test("100,000 attributes and megabyte strings", () => {
    const span = llm({ "gen_ai.input.messages": messages(["user", "x".repeat(5_000_000)]) });
    for (let i = 0; i < 100_000; i++) span.attributes.push({ key: `k.${i}`, value: { stringValue: "v" } });
    const started = performance.now();
    expect(normalise(span).inputPreview).toHaveLength(300);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  test("long names and ids are cut, and never through a character", () => {
    const row = normalise(made({ "session.id": "😀".repeat(500) }, { name: "n".repeat(10_000) }));
    expect(row.name).toHaveLength(512);
    expect(row.sessionId).toHaveLength(256);
    expect(normalise(made({ "session.id": `x${"😀".repeat(500)}` })).sessionId?.isWellFormed()).toBe(true);
  });
});
