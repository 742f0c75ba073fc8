import { z } from "zod";
import { requireCron } from "./cron-time";
import { waitMs } from "./duration";
import { type Condition, type Key, parseCondition, parseKey } from "./expression";

/** What a function declared about itself, as the SDK's registration tells it. */
export type DurableFunction = {
  id: string;
  maxAttempts: number;
  events: { name: string; condition: Condition | undefined }[];
  crons: string[];
  limits: { max: number; key: Key | undefined }[];
  idempotency: Key | undefined;
  cancels: { event: string; condition: Condition; timeoutMs: number | undefined }[];
};

export type Functions = ReadonlyMap<string, DurableFunction>;

const limit = z.strictObject({
  limit: z.number().int(),
  key: z.string().optional(),
  scope: z.literal("fn").optional(),
});

/** Any name, no pattern of names, and of the events that Inngest itself sends the one that is sent here too. */
const startsRuns = /^(?!inngest\/(?!function\.failed$))[^*]+$/;

const config = z.strictObject({
  id: z.string(),
  name: z.string().optional(),
  triggers: z
    .array(
      z.union([
        z.strictObject({ event: z.string().regex(startsRuns), expression: z.string().optional() }),
        z.strictObject({ cron: z.string() }),
      ]),
    )
    .max(10),
  steps: z.object({
    step: z.object({ retries: z.object({ attempts: z.number().int().min(0).max(20) }).optional() }),
  }),
  concurrency: z.union([z.number().int(), limit, z.array(limit).max(2)]).optional(),
  idempotency: z.string().optional(),
  cancel: z
    .array(z.strictObject({ event: z.string(), if: z.string().optional(), timeout: z.string().optional() }))
    .max(5)
    .optional(),
});

const registration = z.object({ functions: z.array(z.looseObject({ id: z.string() })) });

const RETRIES = 4;

/** Reads what the SDK registered; throws where a function asks for what this executor does not do. */
export function readFunctions(body: unknown): Functions {
  const functions = registration.parse(body).functions.map(readFunction);
  return new Map(functions.map((one) => [one.id, one]));
}

function readFunction(given: z.output<typeof registration>["functions"][number]): DurableFunction {
  const parsed = config.safeParse(withoutEmpty(given));
  if (!parsed.success) throw refused(given.id, features(parsed.error));
  const { id, triggers, steps, concurrency = [], idempotency, cancel = [] } = parsed.data;
  const limits = typeof concurrency === "number" ? [{ limit: concurrency }] : [concurrency].flat();
  try {
    return {
      id,
      maxAttempts: (steps.step.retries?.attempts ?? RETRIES) + 1,
      events: triggers.flatMap((trigger) =>
        "event" in trigger ? [{ name: trigger.event, condition: condition(trigger.expression) }] : [],
      ),
      crons: triggers.flatMap((trigger) => ("cron" in trigger ? [requireCron(trigger.cron)] : [])),
      // A limit of 0 is none.
      limits: limits.filter((one) => one.limit > 0).map(({ limit, key }) => ({ max: limit, key: keyOrNone(key) })),
      idempotency: keyOrNone(idempotency),
      cancels: cancel.map(({ event, if: when, timeout }) => ({
        event,
        condition: condition(when) ?? { text: "", comparisons: [] },
        timeoutMs: timeout === undefined ? undefined : waitMs(timeout),
      })),
    };
  } catch (error) {
    throw refused(id, error instanceof Error ? error.message : String(error));
  }
}

/** An error that names the function and what it asks for. */
export function refused(functionId: string, feature: string): Error {
  return new Error(`Function "${functionId}" uses ${feature}. The embedded executor does not do that; Inngest does.`);
}

function condition(text: string | undefined): Condition | undefined {
  return text === undefined ? undefined : parseCondition(text);
}

function keyOrNone(text: string | undefined): Key | undefined {
  return text === undefined ? undefined : parseKey(text);
}

/** Options that were not given are null over the wire. */
function withoutEmpty(given: Record<string, unknown>) {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== null));
}

function features({ issues }: z.ZodError): string {
  const named = issues.flatMap((issue) =>
    issue.code === "unrecognized_keys" ? issue.keys : [`this ${issue.path.join(".")} (${issue.message})`],
  );
  return named.join(", ");
}
