import "server-only";
import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { db } from "@/db";
import { memberships, projects } from "@/db/schema/people";
import { operatorId } from "../account/operator";
import { storeSpans } from "../ingest/store";
import type { KeyValue } from "../otlp/model";
import type { LedgerEntry } from "./ledger";

/** The project that holds what Pharos itself asks of models. What is in it is never judged. */
const ownSlug = "pharos-itself";

type TracedCall = LedgerEntry & { startedMs: number; system: string; prompt: string; answer: string | null };

/**
 * Stores a call as a trace of the project *Pharos itself*, by the GenAI conventions. The texts are those of other
 * projects, so that only the operator sees them.
 */
export async function traceCall(call: TracedCall) {
  try {
    await storeSpans(await ownProject(), [spanOf(call)]);
  } catch (error) {
    console.error("A call of a model could not be traced.", error);
  }
}

async function ownProject() {
  const found = await readOwnProject();
  if (found) return found;
  const userId = await operatorId();
  await db.transaction(async (tx) => {
    const [created] = await tx
      .insert(projects)
      .values({ slug: ownSlug, name: "Pharos itself", hashKey: randomBytes(32).toString("hex"), retentionDays: 30 })
      .onConflictDoNothing({ target: projects.slug })
      .returning({ id: projects.id });
    if (created && userId) await tx.insert(memberships).values({ projectId: created.id, userId, role: "owner" });
  });
  const made = await readOwnProject();
  if (!made) throw new Error("The project for calls of models could not be made.");
  return made;
}

async function readOwnProject() {
  const [row] = await db
    .select({ projectId: projects.id, hashKey: projects.hashKey, retentionDays: projects.retentionDays })
    .from(projects)
    .where(eq(projects.slug, ownSlug));
  return row;
}

function spanOf(call: TracedCall) {
  const { feature, model, provider, outcome, reason, startedMs, latencyMs } = call;
  return {
    traceId: randomBytes(16).toString("hex"),
    spanId: randomBytes(8).toString("hex"),
    parentSpanId: "",
    name: `chat ${model}`,
    kind: 3,
    startTimeUnixNano: `${startedMs}000000`,
    endTimeUnixNano: `${startedMs + latencyMs}000000`,
    attributes: attributesOf({
      "gen_ai.operation.name": "chat",
      "gen_ai.provider.name": provider,
      "gen_ai.request.model": model,
      "gen_ai.agent.name": `pharos ${feature}`,
      "gen_ai.system_instructions": JSON.stringify([{ type: "text", content: call.system }]),
      "gen_ai.input.messages": JSON.stringify([{ role: "user", parts: [{ type: "text", content: call.prompt }] }]),
      "gen_ai.output.messages": call.answer
        ? JSON.stringify([{ role: "assistant", parts: [{ type: "text", content: call.answer }] }])
        : null,
      "gen_ai.usage.input_tokens": call.inputTokens,
      "gen_ai.usage.output_tokens": call.outputTokens,
      "pharos.project_id": call.projectId,
      "pharos.outcome": outcome,
    }),
    events: [],
    links: [],
    status: outcome === "ok" ? { code: 1 } : { code: 2, message: reason ?? outcome },
    resource: { attributes: attributesOf({ "service.name": "pharos" }) },
    scope: { name: "pharos", attributes: [] },
  };
}

function attributesOf(values: Record<string, string | number | null>): KeyValue[] {
  return Object.entries(values).flatMap(([key, value]) =>
    value === null
      ? []
      : [{ key, value: typeof value === "string" ? { stringValue: value } : { intValue: String(value) } }],
  );
}
