import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { generateText, type LanguageModelUsage, NoObjectGeneratedError, Output } from "ai";
import type { z } from "zod";
import type { ModelFeature, ModelOutcome } from "@/db/enums";
import { price } from "../normalise/price";
import type { Tokens } from "../normalise/usage";
import type { ChosenModel } from "./connections";
import { type Failure, failureOf, unfinished } from "./failure";
import { languageModel } from "./language-model";
import { recordCall, requireBudget } from "./ledger";
import { traceCall } from "./trace-call";

type Asked = {
  projectId: number;
  feature: ModelFeature;
  chosen: ChosenModel;
  system: string;
  prompt: string;
  maxOutputTokens: number;
  /** For each attempt. */
  timeoutMs?: number;
  attempts?: number;
  /** That nobody waits any more. */
  signal?: AbortSignal;
};

export type Answered<T> = Tokens & {
  outcome: ModelOutcome;
  /** Null unless the outcome is `ok`. */
  output: T | null;
  reason: string | null;
  /** Of the last attempt; tokens and cost are of all. */
  latencyMs: number;
  costUsd: number | null;
};

const noTokens: Tokens = {
  inputTokens: null,
  outputTokens: null,
  cachedTokens: null,
  cacheWriteTokens: null,
  reasoningTokens: null,
};
const longestWaitMs = 60_000;
const firstWaitMs = 1_000;

/**
 * Asks a model for an answer in the form of `schema`. Time-outs, rate limits, refusals and answers in another form are
 * asked again, up to `attempts` times in all, waiting as long as the server says; each attempt is written to the ledger. A
 * call that fails is an answer too, whose outcome and reason say why. Throws only where the budget is spent (`too_many`)
 * or `signal` aborts.
 */
export async function askModel<T>(asked: Asked, schema: z.ZodType<T>): Promise<Answered<T>> {
  const { attempts = 3, signal } = asked;
  const sum = { ...noTokens, costUsd: null as number | null };
  for (let attempt = 1; ; attempt++) {
    signal?.throwIfAborted();
    await requireBudget(asked.projectId);
    const { failure, ...answer } = await attemptOnce(asked, schema);
    addUp(sum, answer);
    const ended = { ...answer, ...sum };
    if (!failure?.mayPass || attempt >= attempts) return ended;
    const waitMs = failure.afterMs ?? firstWaitMs * 2 ** (attempt - 1);
    if (waitMs > longestWaitMs) return ended;
    await wait(waitMs, undefined, { signal });
  }
}

async function attemptOnce<T>(asked: Asked, schema: z.ZodType<T>): Promise<Answered<T> & { failure?: Failure }> {
  const { chosen, timeoutMs = 120_000 } = asked;
  const startedMs = Date.now();
  const { output, text, usage, failure } = await request(asked, schema, timeoutMs);
  const latencyMs = Date.now() - startedMs;
  const tokens = tokensOf(usage);
  const { provider, name: connection } = chosen.connection;
  const costUsd = price({ model: chosen.model, provider: pricedAs[provider], tokens, startMs: startedMs });
  const outcome: ModelOutcome = failure?.outcome ?? "ok";
  const reason = failure ? withoutKey(failure.reason, chosen.connection.apiKey) : null;
  const { projectId, feature } = asked;
  const call = {
    projectId,
    feature,
    connection,
    provider,
    model: chosen.model,
    ...tokens,
    costUsd,
    latencyMs,
    outcome,
    reason,
  };
  await recordCall(call, startedMs);
  await traceCall({ ...call, startedMs, system: asked.system, prompt: asked.prompt, answer: text });
  return { ...tokens, outcome, output, reason, latencyMs, costUsd, failure };
}

/** Some servers repeat what they were sent. A key of a few letters would stand in any sentence. */
function withoutKey(reason: string, apiKey: string | null): string {
  return apiKey && apiKey.length >= 8 ? reason.replaceAll(apiKey, "(the key)") : reason;
}

/** The price table's name of the provider, where the connection says it. */
const pricedAs = { "openai-compatible": null, anthropic: "anthropic", google: "google" };

async function request<T>(
  { chosen, system, prompt, maxOutputTokens, signal }: Asked,
  schema: z.ZodType<T>,
  timeoutMs: number,
) {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const answer = await generateText({
      model: languageModel(chosen.connection, chosen.model),
      system,
      prompt,
      maxOutputTokens,
      output: Output.object({ schema }),
      maxRetries: 0,
      abortSignal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    const { text, usage, finishReason } = answer;
    const failure = unfinished(finishReason);
    return failure ? { output: null, text, usage, failure } : { output: answer.output, text, usage };
  } catch (error) {
    signal?.throwIfAborted();
    const answer = NoObjectGeneratedError.isInstance(error) ? error : undefined;
    return { output: null, text: answer?.text ?? null, usage: answer?.usage, failure: failureOf(error, timeoutMs) };
  }
}

function tokensOf(usage: LanguageModelUsage | undefined): Tokens {
  return {
    inputTokens: usage?.inputTokens ?? null,
    outputTokens: usage?.outputTokens ?? null,
    cachedTokens: usage?.inputTokenDetails.cacheReadTokens ?? null,
    cacheWriteTokens: usage?.inputTokenDetails.cacheWriteTokens ?? null,
    reasoningTokens: usage?.outputTokenDetails.reasoningTokens ?? null,
  };
}

type Sum = Tokens & { costUsd: number | null };

function addUp(sum: Sum, part: Sum) {
  for (const key of [
    "inputTokens",
    "outputTokens",
    "cachedTokens",
    "cacheWriteTokens",
    "reasoningTokens",
    "costUsd",
  ] as const) {
    const value = part[key];
    if (value !== null) sum[key] = (sum[key] ?? 0) + value;
  }
}
