import "server-only";
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { env } from "../env";

const cipher = "aes-256-gcm";
const ivLength = 12;
const tagLength = 16;

/**
 * Encrypts a secret under PHAROS_SECRET: AES-256-GCM, `v1.` and base64url of nonce, tag and ciphertext. What it belongs to
 * is bound to it, so that a stored secret cannot be moved elsewhere.
 */
export function seal(secret: string, belongsTo: string): string {
  const iv = randomBytes(ivLength);
  const sealing = createCipheriv(cipher, key(), iv, { authTagLength: tagLength }).setAAD(Buffer.from(belongsTo));
  const text = Buffer.concat([sealing.update(secret, "utf8"), sealing.final()]);
  return `v1.${Buffer.concat([iv, sealing.getAuthTag(), text]).toString("base64url")}`;
}

/** Undefined for what was sealed under another secret, for something else, or was changed since. */
export function unseal(sealed: string, belongsTo: string): string | undefined {
  const bytes = Buffer.from(sealed.replace(/^v1\./, ""), "base64url");
  const iv = bytes.subarray(0, ivLength);
  const tag = bytes.subarray(ivLength, ivLength + tagLength);
  try {
    const opening = createDecipheriv(cipher, key(), iv, { authTagLength: tagLength });
    opening.setAAD(Buffer.from(belongsTo)).setAuthTag(tag);
    return opening.update(bytes.subarray(ivLength + tagLength), undefined, "utf8") + opening.final("utf8");
  } catch {
    return undefined;
  }
}

function key(): Uint8Array {
  const secret = env().PHAROS_SECRET;
  if (!secret) throw new Error("PHAROS_SECRET is not set.");
  return new Uint8Array(hkdfSync("sha256", secret, "", "pharos stored secrets", 32));
}
