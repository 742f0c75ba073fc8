import { describe, expect, test } from "vitest";
import type { AnyValue, KeyValue } from "../otlp/model";
import { attributeTokens } from "./attribute-tokens";
import { hashWord } from "./words";

const seed = 42;

function tokensOf(attributes: KeyValue[], resource: KeyValue[] = []): Set<number> {
  return new Set(attributeTokens({ attributes, resource: { attributes: resource } }, seed));
}

const tokensFor = (key: string, value: AnyValue) => tokensOf([{ key, value }]);
const has = (tokens: Set<number>, text: string) => tokens.has(hashWord(text, seed));

describe("a span is found by", () => {
  test("each key, and each scalar under it as it is written", () => {
    const scalars: [AnyValue, string][] = [
      [{ stringValue: "Gold Tier" }, "tier=Gold Tier"],
      [{ intValue: "-7" }, "tier=-7"],
      [{ boolValue: false }, "tier=false"],
      [{ doubleValue: 0.5 }, "tier=0.5"],
      [{ stringValue: "" }, "tier="],
    ];
    for (const [value, text] of scalars) {
      const tokens = tokensFor("tier", value);
      expect([has(tokens, "tier"), has(tokens, text), tokens.size]).toEqual([true, true, 2]);
    }
  });

  test("keys of its resource", () => {
    const tokens = tokensOf([], [{ key: "service.name", value: { stringValue: "api" } }]);
    expect(has(tokens, "service.name=api")).toBe(true);
  });

  test("the elements of an array, the first 64", () => {
    const values = Array.from({ length: 100 }, (_, i) => ({ intValue: String(i) }));
    const tokens = tokensFor("tags", { arrayValue: { values } });
    expect([has(tokens, "tags=0"), has(tokens, "tags=63"), has(tokens, "tags=64")]).toEqual([true, true, false]);
  });

  test("keys of flattened lists without their positions", () => {
    const tokens = tokensFor("llm.tools.12.tool.name", { stringValue: "search" });
    expect([has(tokens, "llm.tools.*.tool.name=search"), has(tokens, "llm.tools.12.tool.name")]).toEqual([true, false]);
    expect(has(tokensFor("list.3", { stringValue: "x" }), "list.*=x")).toBe(true);
    expect(has(tokensFor("v1.2x.y", { stringValue: "x" }), "v1.2x.y=x")).toBe(true);
  });
});

describe("it is not found by", () => {
  test("values of more than 256 characters, maps, bytes and nothing; but by their keys", () => {
    const values: AnyValue[] = [
      { stringValue: "x".repeat(257) },
      { kvlistValue: { values: [{ key: "k", value: { stringValue: "v" } }] } },
      { bytesValue: "AAEC" },
      {},
    ];
    for (const value of values) expect(tokensFor("key", value)).toEqual(new Set([hashWord("key", seed)]));
    expect(has(tokensFor("key", { stringValue: "x".repeat(256) }), `key=${"x".repeat(256)}`)).toBe(true);
  });

  test("more than about two thousand tokens", () => {
    const many = Array.from({ length: 50_000 }, (_, i) => ({ key: `key ${i}`, value: { intValue: "1" } }));
    expect(tokensOf(many).size).toBeGreaterThan(2_000);
    expect(tokensOf(many).size).toBeLessThan(2_200);
  });
});
