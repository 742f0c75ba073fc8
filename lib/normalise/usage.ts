import { type Attributes, firstNumber, numberOf, payload } from "./attributes";
import { fields } from "./fields";
import { isObject, type JsonObject } from "./json";
import { isClaudeCode } from "./kind";
import type { NormalisedSpan } from "./span";

export type Tokens = Pick<
  NormalisedSpan,
  "inputTokens" | "outputTokens" | "cachedTokens" | "cacheWriteTokens" | "reasoningTokens"
>;

/** Token counts, made inclusive: input holds cache reads and writes, output holds reasoning. */
export function readTokens(attributes: Attributes): Tokens {
  const tokens = isClaudeCode(attributes) ? claudeCodeTokens(attributes) : keyedTokens(attributes);
  for (const key of fields.usage) {
    if (attributes.values.has(key)) fillIn(tokens, usageTokens(payload(attributes, key), key.startsWith("langfuse.")));
  }
  return inclusive(tokens);
}

function keyedTokens({ values }: Attributes): Tokens {
  return {
    inputTokens: firstNumber(values, fields.inputTokens),
    outputTokens: firstNumber(values, fields.outputTokens),
    cachedTokens: firstNumber(values, fields.cachedTokens),
    cacheWriteTokens: firstNumber(values, fields.cacheWriteTokens),
    reasoningTokens: firstNumber(values, fields.reasoningTokens),
  };
}

/** Claude Code counts like Anthropic's API: the input leaves the cache out. */
function claudeCodeTokens({ values }: Attributes): Tokens {
  const bare = firstNumber(values, ["input_tokens"]);
  const cachedTokens = firstNumber(values, ["cache_read_tokens"]);
  const cacheWriteTokens = firstNumber(values, ["cache_creation_tokens"]);
  const inputTokens = bare === null ? null : bare + (cachedTokens ?? 0) + (cacheWriteTokens ?? 0);
  const outputTokens = firstNumber(values, ["output_tokens"]);
  return { inputTokens, outputTokens, cachedTokens, cacheWriteTokens, reasoningTokens: null };
}

const usageKeys = {
  input: [
    "input_tokens",
    "prompt_tokens",
    "prompt_token_count",
    "promptTokenCount",
    "inputTokens",
    "promptTokens",
    "input",
  ],
  output: [
    "output_tokens",
    "completion_tokens",
    "candidates_token_count",
    "candidatesTokenCount",
    "outputTokens",
    "completionTokens",
    "output",
  ],
  cached: [
    "cache_read_input_tokens",
    "cached_content_token_count",
    "cachedContentTokenCount",
    "cachedInputTokens",
    "input_cached_tokens",
    "input_cache_read",
    "input_cache_read_input_tokens",
    "cache_read",
    "cached_tokens",
  ],
  written: [
    "cache_creation_input_tokens",
    "input_cache_creation",
    "input_cache_creation_input_tokens",
    "input_cache_write",
    "cache_creation",
  ],
  reasoning: [
    "output_reasoning_tokens",
    "output_reasoning",
    "thoughts_token_count",
    "thoughtsTokenCount",
    "reasoningTokens",
    "reasoning_tokens",
    "reasoning",
  ],
  total: ["total_tokens", "total_token_count", "totalTokenCount", "totalTokens", "total"],
};

/** A provider's or SDK's usage object. Its total, where there is one, tells whether the parts lie inside the sums. */
function usageTokens(value: unknown, exclusiveParts: boolean): Tokens | null {
  const usage = usageIn(value);
  if (!usage) return null;
  const input = pick(usage, usageKeys.input);
  const output = pick(usage, usageKeys.output);
  const cached = pick(usage, usageKeys.cached);
  const written = pick(usage, usageKeys.written);
  const reasoning = pick(usage, usageKeys.reasoning);
  const total = pick(usage, usageKeys.total);
  const extraIn = (cached ?? 0) + (written ?? 0);
  const anthropic = usage.cache_read_input_tokens !== undefined || usage.cache_creation_input_tokens !== undefined;
  let outside = { input: exclusiveParts || anthropic, output: exclusiveParts };
  if (total !== null && input !== null && output !== null) {
    const missing = total - input - output;
    if (missing === 0) outside = { input: false, output: false };
    else if (missing === (reasoning ?? 0)) outside = { input: false, output: true };
    else if (missing === extraIn) outside = { input: true, output: false };
    else if (missing === extraIn + (reasoning ?? 0)) outside = { input: true, output: true };
  }
  return {
    inputTokens: input === null ? null : input + (outside.input ? extraIn : 0),
    outputTokens: output === null ? null : output + (outside.output ? (reasoning ?? 0) : 0),
    cachedTokens: cached,
    cacheWriteTokens: written,
    reasoningTokens: reasoning,
  };
}

function usageIn(value: unknown): JsonObject | null {
  if (!isObject(value)) return null;
  const usage = value.usage ?? value.usage_metadata ?? value.usageMetadata ?? value;
  if (!isObject(usage)) return null;
  const details = [
    usage.prompt_tokens_details,
    usage.input_tokens_details,
    usage.input_token_details,
    usage.completion_tokens_details,
    usage.output_tokens_details,
    usage.output_token_details,
  ].filter(isObject);
  return Object.assign({}, ...details, usage);
}

function pick(usage: JsonObject, keys: string[]): number | null {
  for (const key of keys) {
    const number = numberOf(usage[key]);
    if (number !== null) return number;
  }
  return null;
}

function fillIn(tokens: Tokens, found: Tokens | null) {
  if (!found) return;
  tokens.inputTokens ??= found.inputTokens;
  tokens.outputTokens ??= found.outputTokens;
  tokens.cachedTokens ??= found.cachedTokens;
  tokens.cacheWriteTokens ??= found.cacheWriteTokens;
  tokens.reasoningTokens ??= found.reasoningTokens;
}

function inclusive(tokens: Tokens): Tokens {
  const { inputTokens, cachedTokens, cacheWriteTokens } = tokens;
  const cache = (cachedTokens ?? 0) + (cacheWriteTokens ?? 0);
  return {
    inputTokens: whole(inputTokens !== null && cache > inputTokens ? inputTokens + cache : inputTokens),
    outputTokens: whole(tokens.outputTokens),
    cachedTokens: whole(cachedTokens),
    cacheWriteTokens: whole(cacheWriteTokens),
    reasoningTokens: whole(tokens.reasoningTokens),
  };
}

function whole(count: number | null): number | null {
  return count === null || count > Number.MAX_SAFE_INTEGER ? null : Math.round(count);
}

/** What the emitter says the span cost, in US dollars. */
export function reportedCost(attributes: Attributes): number | null {
  const { values } = attributes;
  for (const key of fields.costDetails) {
    const details = values.has(key) ? payload(attributes, key) : null;
    if (!isObject(details)) continue;
    const total = numberOf(details.total ?? details.total_cost);
    if (total !== null) return total;
    const parts = Object.values(details).map(numberOf);
    if (parts.some((part) => part !== null)) return parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
  }
  const total = firstNumber(values, fields.cost);
  if (total !== null) return total;
  const input = firstNumber(values, fields.inputCost);
  const output = firstNumber(values, fields.outputCost);
  return input === null && output === null ? null : (input ?? 0) + (output ?? 0);
}
