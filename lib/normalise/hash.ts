import { hash } from "node:crypto";

/** 16 hex digits that stand for a text. */
export function hash64(text: string): string {
  return hash("sha1", text, "hex").slice(0, 16);
}
