import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { seal, unseal } from "./seal";

beforeEach(() => vi.stubEnv("PHAROS_SECRET", "a secret of the operator"));
afterEach(() => vi.unstubAllEnvs());

test.each(["sk-1234", "", "schlüssel 🗝"])("%j is read back", (secret) => {
  const sealed = seal(secret, "connection 1");
  expect(unseal(sealed, "connection 1")).toBe(secret);
});

test("the same secret is sealed otherwise each time, and is not in what is stored", () => {
  const [one, other] = [seal("sk-very-secret", "x"), seal("sk-very-secret", "x")];
  expect(one).not.toBe(other);
  expect(Buffer.from(one.slice(3), "base64url").toString("latin1")).not.toContain("very-secret");
});

test("it is not read for something else, under another secret, or when a bit of it changed", () => {
  const sealed = seal("sk-1234", "connection 1");
  expect(unseal(sealed, "connection 2")).toBeUndefined();
  const bytes = Buffer.from(sealed.slice(3), "base64url");
  for (let i = 0; i < bytes.length; i++) {
    const changed = Buffer.from(bytes);
    changed[i] = (changed[i] ?? 0) ^ 1;
    expect(unseal(`v1.${changed.toString("base64url")}`, "connection 1")).toBeUndefined();
  }
  expect(unseal("v1.", "connection 1")).toBeUndefined();
  vi.stubEnv("PHAROS_SECRET", "another secret of theirs");
  expect(unseal(sealed, "connection 1")).toBeUndefined();
});
