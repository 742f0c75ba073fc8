import { z } from "zod";
import {
  type ModelFeature,
  type ModelOutcome,
  type ModelProvider,
  type ModelUse,
  modelFeatures,
  modelOutcomes,
  modelProviders,
  modelUses,
} from "@/db/enums";
import { line } from "../line";

const count = z.int();
const time = z.iso.datetime();
const amount = z.number().nullable();

/** The connection that the environment makes (`LLM_BASE_URL` and the others). */
export const environmentName = "environment";

/** Where a provider answers unless a connection says otherwise. */
export const defaultBaseUrls = {
  "openai-compatible": null,
  anthropic: "https://api.anthropic.com/v1",
  google: "https://generativelanguage.googleapis.com/v1beta",
} as const;

/** A place where models answer. Its key never leaves the server. */
export type ModelConnection = {
  /** Null for the environment's, which cannot be changed here. */
  id: number | null;
  name: string;
  provider: ModelProvider;
  /** Null where the provider's own is meant. */
  baseUrl: string | null;
  /** The end of its key, empty for a short one; null without a key. */
  keyHint: string | null;
  allowsPrivate: boolean;
  /** The environment's model. */
  model: string | null;
};

/** Which model does what, and where it answers. */
export type ModelChoice = {
  use: ModelUse;
  /** Null where nobody chose, so that the environment's does it. */
  connectionId: number | null;
  connection: string;
  model: string;
};

export type ModelSettings = {
  connections: ModelConnection[];
  /** None for a use that nothing is chosen for, neither here nor in the environment. */
  choices: ModelChoice[];
  /** Whether only this machine reaches the server. */
  mayAllowPrivate: boolean;
  /** US dollars: what a month may cost, null for as much as it likes, and what this one (UTC) has cost so far. */
  budget: { monthlyUsd: number | null; spentUsd: number };
};

const id = z.int().positive();
const model = line.min(1, "Give the name of a model.").max(200, "This name is too long.");

const connectionFields = {
  project: z.string(),
  name: line.min(1, "Give it a name.").max(80, "This name is too long."),
  provider: z.enum(modelProviders),
  baseUrl: z
    .string()
    .trim()
    .max(1_000)
    .transform((text) => text || null)
    .pipe(
      z
        .url({ protocol: /^https?$/, error: "An address begins with https:// or http://" })
        .refine((text) => !/^[^/]*\/\/[^/]*@/.test(text), "An address cannot hold a user and a password.")
        .nullable(),
    ),
  allowsPrivate: z.boolean().default(false),
};

/** A header cannot hold anything else. */
const apiKey = z
  .string()
  .trim()
  .max(4_000)
  .regex(/^[\x21-\x7e]*$/, "A key has no spaces or special characters.");

export const createConnectionInput = z
  .object({ ...connectionFields, apiKey })
  .refine(({ provider, baseUrl }) => provider !== "openai-compatible" || baseUrl !== null, {
    path: ["baseUrl"],
    error: "Give the address of the server, such as https://api.openai.com/v1.",
  })
  .refine(({ provider, apiKey }) => provider === "openai-compatible" || apiKey !== "", {
    path: ["apiKey"],
    error: "Give the key.",
  });
export type NewConnection = z.output<typeof createConnectionInput>;

export const deleteConnectionInput = z.object({ project: z.string(), id });
export const testModelInput = z.object({ project: z.string(), connectionId: id.nullable(), model });
export const chooseModelInput = z.object({
  project: z.string(),
  use: z.enum(modelUses),
  connectionId: id.nullable().meta({ description: "null: as the environment says" }),
  model: model.optional(),
});
export const setBudgetInput = z.object({
  project: z.string(),
  monthlyUsd: z
    .number("Give an amount of dollars.")
    .min(0, "A budget is not negative.")
    .max(1_000_000, "A budget is at most a million dollars.")
    .nullable(),
});

/** What a test said: how long it took, what it cost, or why it failed. */
export type ModelTest = {
  outcome: ModelOutcome;
  reason: string | null;
  answer: string | null;
  latencyMs: number;
  inputTokens: number | null;
  outputTokens: number | null;
  costUsd: number | null;
};

const modelCall = z.object({
  id: z.int(),
  at: time,
  feature: z.enum(modelFeatures),
  connection: z.string(),
  model: z.string(),
  inputTokens: amount,
  outputTokens: amount,
  costUsd: amount,
  latencyMs: count,
  outcome: z.enum(modelOutcomes),
  reason: z.string().nullable(),
});
export type ModelCall = z.infer<typeof modelCall>;

/** How many calls Settings reads at a time. */
export const callsAtOnce = 25;

export const ledgerQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.coerce.number().int().positive().optional(),
});

export const ledgerPage = z.object({ items: z.array(modelCall), nextCursor: z.string().nullable() });
export type LedgerPage = z.infer<typeof ledgerPage>;

/** What the calls for one thing added up to in a month (UTC), which is named by its first day. */
export type SpendMonth = {
  month: string;
  feature: ModelFeature;
  calls: number;
  failedCalls: number;
  /** Answered, at a price that is not known. */
  unpricedCalls: number;
  inputTokens: number;
  outputTokens: number;
  costUsd: number;
};
