import { z } from "zod";
import { fail } from "../errors";
import { sessionId } from "./schema";

/** Where a page of sessions ended: the last one's activity in microseconds since 1970, and its id. */
export type SessionPlace = { lastUs: string; sessionId: string };

const place = z.tuple([z.string().regex(/^-?\d{1,18}$/), sessionId]);

export function encodePlace({ lastUs, sessionId }: SessionPlace): string {
  return Buffer.from(JSON.stringify([lastUs, sessionId])).toString("base64url");
}

export function decodePlace(text: string): SessionPlace {
  const parsed = place.safeParse(parseJson(Buffer.from(text, "base64url").toString()));
  if (!parsed.success) fail("bad_request", "This cursor is not one that this list gave out.");
  return { lastUs: parsed.data[0], sessionId: parsed.data[1] };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
