import { expect, test } from "vitest";
import { findViolation } from "./json-schema";

const order = {
  type: "object",
  additionalProperties: false,
  required: ["id"],
  properties: {
    id: { type: "string" },
    state: { enum: ["open", "shut"] },
    lines: { type: "array", items: { $ref: "#/$defs/line" } },
    note: { anyOf: [{ type: "string" }, { type: "null" }] },
    kind: { const: "sale" },
    old: { type: "STRING", nullable: true },
  },
  $defs: { line: { type: "object", properties: { amount: { type: ["integer", "null"] } }, required: ["amount"] } },
};

test.each([
  [{ id: "1" }, null],
  [{ id: "1", state: "open", lines: [{ amount: 3 }, { amount: null }], note: null, kind: "sale", old: null }, null],
  [{}, "id is required"],
  [{ id: 1 }, "id must be string"],
  [{ id: "1", state: "ajar" }, "state must be one of open, shut"],
  [{ id: "1", lines: [{ amount: 3 }, { amount: 3.5 }] }, "lines[1].amount must be integer or null"],
  [{ id: "1", lines: [{}] }, "lines[0].amount is required"],
  [{ id: "1", note: 7 }, "note fits no allowed form"],
  [{ id: "1", kind: "gift" }, "kind must be sale"],
  [{ id: "1", extra: true }, "extra is not allowed"],
  [{ id: "1", old: 5 }, "old must be string"],
  [[], "arguments must be object"],
])("%j → %s", (value, expected) => {
  expect(findViolation(order, value)).toBe(expected);
});

test("what it does not know, it allows", () => {
  expect(findViolation({ type: "money" }, 3)).toBeNull();
  expect(findViolation({ type: "string", pattern: "^(a+)+$", format: "uri" }, `${"a".repeat(40)}!`)).toBeNull();
  expect(findViolation({ $ref: "https://example.com/x" }, 3)).toBeNull();
  expect(findViolation(null, 3)).toBeNull();
});

test("schemas that refer to themselves come to an end", () => {
  const loop = { $ref: "#" };
  expect(findViolation(loop, {})).toBeNull();
  const tree = { anyOf: Array.from({ length: 50 }, () => ({ $ref: "#" })), type: "object" };
  expect(findViolation(tree, {})).toBeNull();
  expect(findViolation({ required: ["__proto__"], properties: {} }, {})).toBe("__proto__ is required");
});

test.each<[string, object, unknown]>([
  ["long references", { $ref: `#/${"a/".repeat(200_000)}` }, 1],
  ["long lists of what is required", { required: Array.from({ length: 200_000 }, () => "a") }, { a: 1 }],
  ["long lists of options", { enum: Array.from({ length: 200_000 }, (_, i) => ({ i })) }, {}],
  ["long types", { type: Array.from({ length: 200_000 }, () => "x".repeat(100)) }, 1],
  ["long options", { enum: ["x".repeat(1_000_000)] }, 1],
  ["large objects", { properties: {} }, Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [i, i]))],
])("%s, met again and again, cost little", (_, x, value) => {
  const choices = { anyOf: Array.from({ length: 49 }, () => ({ $ref: "#/$defs/x" })) };
  const names = Array.from({ length: 100 }, (_, i) => `p${i}`);
  const schema = { $defs: { x }, properties: Object.fromEntries(names.map((name) => [name, choices])) };
  const started = performance.now();
  findViolation(schema, Object.fromEntries(names.map((name) => [name, value])));
  expect(performance.now() - started).toBeLessThan(500);
});
