import { expect, test } from "vitest";
import { testDatabase } from "@/test/database";

await testDatabase();
const { bootstrap, createSignInLink } = await import("./bootstrap");
const { signInWithLink, signInWithPassword } = await import("./sign-in");
const { findKey } = await import("../keys/queries");
const { listProjects } = await import("../projects/queries");
const { db } = await import("@/db");
const { apiKeys, users } = await import("@/db/schema/people");

const apiKey = `ph_${"a".repeat(32)}`;
const init = { email: "Ada@Example.com", password: "correct horse", project: "Support", apiKey, demo: true };

test("a first start makes an owner, a project, a demo and a key; the next ones change nothing", async () => {
  const [first, second] = await Promise.all([bootstrap(init), bootstrap(init)]);
  const third = await bootstrap({ ...init, password: "another one", project: "Other" });
  expect(second).toEqual(first);
  expect(third).toEqual(first);

  expect(await db.$count(users)).toBe(1);
  expect(await db.$count(apiKeys)).toBe(1);
  expect(await listProjects(first.owner.id)).toEqual([
    { slug: "support", name: "Support", role: "owner" },
    { slug: "demo", name: "Demo", role: "owner" },
  ]);
  expect(await findKey(apiKey)).toMatchObject({ projectId: first.project.id, access: "write" });
  expect((await signInWithPassword({ email: "ada@example.com", password: "correct horse" }, "a")).id).toBe(
    first.owner.id,
  );
});

test("a link for the owner signs in once and goes only where it may", async () => {
  const link = new URL(await createSignInLink(undefined, "//elsewhere.example"));
  expect(link.pathname).toBe("/sign-in/link");
  expect(link.searchParams.get("next")).toBe("/");
  const token = link.searchParams.get("token") ?? "";
  expect((await signInWithLink(token, "a")).email).toBe("ada@example.com");
  await expect(signInWithLink(token, "a")).rejects.toThrow("used already");
  await expect(createSignInLink("nobody@example.com")).rejects.toThrow("nobody@example.com");
});

test("a key or a password that would not work is named", async () => {
  await expect(bootstrap({ apiKey: "secret" })).rejects.toThrow("PHAROS_INIT_API_KEY");
  await expect(bootstrap({ password: "short" })).rejects.toThrow("PHAROS_INIT_PASSWORD");
});
