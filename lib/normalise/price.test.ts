import { calcPrice } from "@pydantic/genai-prices";
import { expect, test } from "vitest";
import packageJson from "../../package.json" with { type: "json" };
import { PRICE_VERSION, price } from "./price";

const startMs = Date.UTC(2026, 5, 1);
const none = {
  inputTokens: null,
  outputTokens: null,
  cachedTokens: null,
  cacheWriteTokens: null,
  reasoningTokens: null,
};

function cost(model: string, provider: string | null, tokens: Partial<typeof none> | Record<string, number>) {
  return price({ model, provider, tokens: { ...none, ...tokens }, startMs });
}

test("the version is that of the installed table", () => {
  expect(PRICE_VERSION).toBe(`genai-prices ${packageJson.dependencies["@pydantic/genai-prices"]}`);
});

test.each([
  ["gpt-4o-mini", "openai", "openai"],
  ["claude-sonnet-4-5", "anthropic", "anthropic"],
  ["gemini-2.5-flash", "gcp.gemini", "google"],
  ["gemini-2.5-pro", "gcp.vertex_ai", "google"],
])("%s costs what the table computes, cache and length considered", (model, provider, providerId) => {
  for (const input of [1_000, 300_000]) {
    const usage = { input_tokens: input, cache_read_tokens: 600, output_tokens: 500 };
    const expected = calcPrice(usage, model, { providerId, timestamp: new Date(startMs) })?.total_price;
    expect(expected).toBeGreaterThan(0);
    expect(cost(model, provider, { inputTokens: input, cachedTokens: 600, outputTokens: 500 })).toBeCloseTo(
      expected ?? 0,
      12,
    );
  }
});

test("a cache write has its own rate", () => {
  const tokens = { inputTokens: 60, outputTokens: 17, cachedTokens: 12, cacheWriteTokens: 8 };
  const usage = { input_tokens: 60, output_tokens: 17, cache_read_tokens: 12, cache_write_tokens: 8 };
  const expected = calcPrice(usage, "claude-sonnet-4-5", { providerId: "anthropic" })?.total_price ?? 0;
  expect(cost("claude-sonnet-4-5", "anthropic", tokens)).toBeCloseTo(expected, 12);
});

test.each([
  ["anthropic/claude-3-7-sonnet-latest", null],
  ["google/gemini-3-pro-preview", null],
  ["mistral/mistral-large-latest", null],
  ["azure/gpt-4o", null],
  ["us.anthropic.claude-sonnet-4-20250514-v1:0", "aws.bedrock"],
  ["openai/gpt-4o", "litellm"],
])("%s is priced though a router named it", (model, provider) => {
  expect(cost(model, provider, { inputTokens: 1_000, outputTokens: 100 })).toBeGreaterThan(0);
});

test("the price is that of the day", () => {
  const at = (ms: number) =>
    price({ model: "o3", provider: "openai", tokens: { ...none, inputTokens: 1_000_000 }, startMs: ms });
  expect(at(Date.UTC(2025, 4, 1))).toBeGreaterThan(at(startMs) ?? Number.POSITIVE_INFINITY);
});

test("unknown is null, never zero", () => {
  expect(cost("mock-gpt", "openai", { inputTokens: 57 })).toBeNull();
  expect(cost("gpt-4o", "openai", {})).toBeNull();
  expect(cost("gpt-4o", "ollama", { inputTokens: 57 })).toBeNull();
  expect(price({ model: null, provider: null, tokens: { ...none, inputTokens: 1 }, startMs })).toBeNull();
  expect(cost("a\nb/c", "x\ny", { inputTokens: 1 })).toBeNull();
});

test("a start that is no time is priced all the same", () => {
  const tokens = { ...none, inputTokens: 1_000_000 };
  expect(price({ model: "gpt-4o", provider: "openai", tokens, startMs: Number.NaN })).toBeGreaterThan(0);
});
