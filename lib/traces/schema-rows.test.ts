import { expect, test } from "vitest";
import { schemaRows } from "./schema-rows";

test("properties with their types, nested ones under their path", () => {
  const schema = {
    type: "object",
    required: ["order"],
    properties: {
      order: {
        type: "object",
        description: "What was bought",
        required: ["id"],
        properties: {
          id: { type: "STRING" },
          items: { type: "array", items: { type: "object", properties: { sku: { type: ["string", "null"] } } } },
        },
      },
      mode: { enum: ["fast", "slow"] },
      near: { anyOf: [{ type: "number" }, { $ref: "#/$defs/Place" }] },
      free: true,
    },
  };
  expect(schemaRows(schema).map(({ path, type, required }) => [path, type, required])).toEqual([
    ["order", "object", true],
    ["order.id", "string", true],
    ["order.items", "object[]", false],
    ["order.items[].sku", "string | null", false],
    ["mode", "fast | slow", false],
    ["near", "number | Place", false],
    ["free", "any", false],
  ]);
});

test("a schema of itself, or of anything but objects, ends", () => {
  const loop: Record<string, unknown> = { type: "object" };
  loop.properties = { again: loop, more: loop };
  expect(schemaRows(loop).length).toBeLessThanOrEqual(200);
  expect(schemaRows("string")).toEqual([]);
  expect(schemaRows(JSON.parse('{"properties":{"__proto__":{"type":"string"}}}'))).toMatchObject([
    { path: "__proto__" },
  ]);
});
