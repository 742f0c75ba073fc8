import { calcPrice, findProvider, type Provider } from "@pydantic/genai-prices";
import { memoise } from "./memo";
import type { Tokens } from "./usage";

/** The price table that computed a cost. */
export const PRICE_VERSION = "genai-prices 0.1.8";

/** Where the price table calls a provider otherwise than the GenAI conventions. */
const providerIds: Record<string, string> = {
  "aws.bedrock": "aws",
  "azure.ai.openai": "azure",
  "azure.ai.inference": "azure",
  "gcp.gemini": "google",
  "gcp.gen_ai": "google",
  "gcp.vertex_ai": "google",
  mistral_ai: "mistral",
  x_ai: "x-ai",
  moonshot_ai: "moonshotai",
};

/** Models run at home cost nothing per token, whatever a hosted model of that name costs. */
const local = new Set(["ollama", "vllm", "lmstudio", "lm_studio", "llama.cpp", "llamacpp", "local"]);

/** At the price of the model that answered, else of the one that was asked for. */
export function priceOfSpan({ requestModel, ...call }: Call & { requestModel: string | null }): number | null {
  return price(call) ?? price({ ...call, model: requestModel });
}

export interface Call {
  model: string | null;
  provider: string | null;
  tokens: Tokens;
  startMs: number;
}

/** US dollars for one call at the price of its day, or null where the price is not known. */
export function price({ model, provider, tokens, startMs }: Call): number | null {
  const { inputTokens, outputTokens } = tokens;
  if (model === null || (inputTokens === null && outputTokens === null)) return null;
  if (provider !== null && local.has(provider)) return null;
  const day = Math.floor(startMs / 86_400_000);
  const rates = ratesFor(`${provider ?? ""}\n${model}\n${Number.isFinite(day) ? day : 0}`);
  if (!rates) return null;
  if (!rates.flat) return calculate(rates, tokens, startMs);
  const cached = tokens.cachedTokens ?? 0;
  const written = tokens.cacheWriteTokens ?? 0;
  const fresh = (inputTokens ?? cached + written) - cached - written;
  const { input, read, write, output } = rates.flat;
  return fresh * input + cached * read + written * write + (outputTokens ?? 0) * output;
}

interface Rates {
  model: string;
  provider: Provider;
  /** Dollars per token, where the price is the same all day and at any length. */
  flat: { input: number; read: number; write: number; output: number } | null;
}

/** Looking a model up costs far more than multiplying, and an agent calls few models. */
const ratesFor = memoise(2_000, (key): Rates | null => {
  const [provider = "", model = "", day = "0"] = key.split("\n");
  for (const { name, providerId } of candidates(provider, model)) {
    const found = lookUp(name, providerId, Number(day) * 86_400_000);
    if (found) return found;
  }
  return null;
});

/** The model under its provider, then without its router's prefix, then under any provider. */
function candidates(provider: string, model: string): { name: string; providerId?: string }[] {
  const slash = model.indexOf("/");
  const names = slash > 0 ? [model, model.slice(slash + 1)] : [model];
  const prefix = slash > 0 ? providerIdOf(model.slice(0, slash)) : undefined;
  const own = providerIdOf(provider);
  return names.flatMap((name) => [
    ...(own ? [{ name, providerId: own }] : []),
    ...(prefix ? [{ name, providerId: prefix }] : []),
    { name },
  ]);
}

function providerIdOf(provider: string): string | undefined {
  if (provider === "") return undefined;
  const id = Object.hasOwn(providerIds, provider) ? providerIds[provider] : provider;
  return findProvider({ providerId: id })?.id;
}

function lookUp(name: string, providerId: string | undefined, dayMs: number): Rates | null {
  const options = { timestamp: new Date(dayMs), ...(providerId ? { providerId } : {}) };
  const found = attempt(() => calcPrice({ input_tokens: 1, output_tokens: 1 }, name, options));
  if (!found) return null;
  const { model, provider } = found;
  const rates: Rates = { model: name, provider: { ...provider, models: [model] }, flat: null };
  const dated =
    Array.isArray(model.prices) && model.prices.some(({ constraint }) => constraint?.type === "time_of_date");
  const tiered = Object.values(found.model_price).some((value) => value !== undefined && typeof value !== "number");
  if (!dated && !tiered) rates.flat = flatRates(rates, dayMs);
  return rates;
}

function flatRates(rates: Rates, dayMs: number): Rates["flat"] {
  const million = 1_000_000;
  const none = { inputTokens: 0, outputTokens: 0, cachedTokens: 0, cacheWriteTokens: 0, reasoningTokens: 0 };
  const input = calculate(rates, { ...none, inputTokens: million }, dayMs);
  const read = calculate(rates, { ...none, inputTokens: million, cachedTokens: million }, dayMs);
  const write = calculate(rates, { ...none, inputTokens: million, cacheWriteTokens: million }, dayMs);
  const output = calculate(rates, { ...none, outputTokens: million }, dayMs);
  if (input === null || output === null) return null;
  return {
    input: input / million,
    read: (read ?? input) / million,
    write: (write ?? input) / million,
    output: output / million,
  };
}

function calculate({ model, provider }: Rates, tokens: Tokens, atMs: number): number | null {
  const { inputTokens, outputTokens, cachedTokens, cacheWriteTokens } = tokens;
  const usage = {
    input_tokens: Math.max(inputTokens ?? 0, (cachedTokens ?? 0) + (cacheWriteTokens ?? 0)),
    output_tokens: outputTokens ?? 0,
    ...(cachedTokens ? { cache_read_tokens: cachedTokens } : {}),
    ...(cacheWriteTokens ? { cache_write_tokens: cacheWriteTokens } : {}),
  };
  const found = attempt(() => calcPrice(usage, model, { provider, timestamp: new Date(atMs) }));
  return found && Number.isFinite(found.total_price) ? found.total_price : null;
}

/** The price table throws on usage it finds contradictory. */
function attempt<T>(run: () => T): T | null {
  try {
    return run();
  } catch {
    return null;
  }
}
