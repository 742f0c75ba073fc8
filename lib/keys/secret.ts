import { createHash, randomInt } from "node:crypto";

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

export function newKey() {
  return `ph_${Array.from({ length: 32 }, () => alphabet[randomInt(alphabet.length)]).join("")}`;
}

/** No salt and no stretching: the key is random, and finding it must be one look-up. */
export function hashKey(secret: string) {
  return createHash("sha256").update(secret).digest("hex");
}

export function keyPrefix(secret: string) {
  return secret.slice(0, 9);
}

/** The key in a request: a Bearer token, or Basic with the key as the password, as Langfuse's SDKs send it. */
export function keyIn(headers: Headers) {
  const [scheme, value] = headers.get("authorization")?.trim().split(/\s+/) ?? [];
  if (!value) return undefined;
  if (scheme?.toLowerCase() === "bearer") return value;
  if (scheme?.toLowerCase() !== "basic") return undefined;
  const decoded = Buffer.from(value, "base64").toString();
  return decoded.slice(decoded.indexOf(":") + 1);
}
