import "server-only";
import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);
const cost = { N: 2 ** 15, r: 8, p: 1 };
const length = 32;

/** `scrypt$N$r$p$salt$hash`: the cost is kept with the hash, so that it can be raised later. */
export async function hashPassword(password: string) {
  const salt = randomBytes(16);
  const hash = await derive(password.normalize("NFKC"), salt, length, options(cost));
  return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64url"), hash.toString("base64url")].join("$");
}

/** Takes as long for somebody unknown, or without a password, as for a wrong password. */
export async function verifyPassword(password: string, stored: string | null | undefined) {
  const [, N, r, p, salt, hash] = (stored ?? nobody).split("$");
  const expected = Buffer.from(hash ?? "", "base64url");
  const given = await derive(
    password.normalize("NFKC"),
    Buffer.from(salt ?? "", "base64url"),
    length,
    options({ N: Number(N), r: Number(r), p: Number(p) }),
  );
  return expected.length === length && timingSafeEqual(given, expected) && Boolean(stored);
}

const nobody = `scrypt$${cost.N}$${cost.r}$${cost.p}$${"A".repeat(22)}$${"A".repeat(43)}`;

function options({ N, r, p }: typeof cost): ScryptOptions {
  return { N, r, p, maxmem: 256 * N * r };
}
