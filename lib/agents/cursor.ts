import { z } from "zod";
import { fail } from "../errors";
import type { AgentSort } from "./schema";

/** Where a page of agents ended: the last one's place in the order, as Postgres says it, and its id. */
export type AgentCursor = { place: (string | number)[]; agentId: string };

const text = z
  .string()
  .max(1_000)
  .refine((value) => !value.includes("\0"));
const byName = z.tuple([text]);
const byNumbers = z.tuple([z.number(), z.number()]);

export function encodeAgentCursor(sort: AgentSort, { place, agentId }: AgentCursor): string {
  return Buffer.from(JSON.stringify([sort, place, agentId])).toString("base64url");
}

export function decodeAgentCursor(sort: AgentSort, encoded: string): AgentCursor {
  const parsed = z
    .tuple([z.literal(sort), sort === "name" ? byName : byNumbers, text])
    .safeParse(parseJson(Buffer.from(encoded, "base64url").toString()));
  if (!parsed.success) fail("bad_request", "This cursor is not one that this list gave out, in this order.");
  return { place: parsed.data[1], agentId: parsed.data[2] };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
