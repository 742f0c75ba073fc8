import "server-only";
import { z } from "zod";
import type { Member } from "../auth";
import { askModel } from "./call";
import { getConnection } from "./connections";
import type { ModelTest } from "./schema";

const answer = z.object({ answer: z.string() });

/** One small question, asked once, to see that a model answers in the form that it is asked for. */
export async function testModel(member: Member, connectionId: number | null, model: string): Promise<ModelTest> {
  const connection = await getConnection(member.projectId, connectionId);
  const asked = {
    projectId: member.projectId,
    feature: "test" as const,
    chosen: { connection, model },
    system: "You are asked by a program that checks whether you answer.",
    prompt: 'Answer with the word "ready".',
    maxOutputTokens: 500,
    timeoutMs: 30_000,
    attempts: 1,
  };
  const { output, outcome, reason, latencyMs, inputTokens, outputTokens, costUsd } = await askModel(asked, answer);
  return { outcome, reason, answer: output?.answer ?? null, latencyMs, inputTokens, outputTokens, costUsd };
}
