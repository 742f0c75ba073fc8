import { NextRequest } from "next/server";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { testDatabase } from "@/test/database";

const session = vi.hoisted(() => ({ current: null as { userId: number; version: number } | null }));
vi.mock("next-auth", () => ({ getServerSession: async () => session.current }));
vi.spyOn(console, "error").mockImplementation(() => undefined);

await testDatabase();
const { route } = await import("./route");
const { fail } = await import("./errors");
const { createKey, revokeKey, listKeys } = await import("./keys/queries");
const { listMembers } = await import("./members/queries");
const { endSessions } = await import("./account/queries");
const { testProject } = await import("./projects/test-project");

type TestProject = Awaited<ReturnType<typeof testProject>>;

const members = route(({ member }) => listMembers(member));
const nothing = { params: Promise.resolve({}) };

describe("an endpoint", () => {
  let ours: TestProject;
  let theirs: TestProject;
  let keys: { read: string; write: string };
  beforeAll(async () => {
    [ours, theirs] = [await testProject(), await testProject()];
    keys = {
      read: await createKey(ours.owner, { name: "r", access: "read" }),
      write: await createKey(ours.owner, { name: "w", access: "write" }),
    };
  });
  beforeEach(() => {
    session.current = null;
  });

  test("refuses who is not signed in and has no key", async () => {
    const answer = await members(call(`/?project=${ours.slug}`), nothing);
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toBe("Bearer");
  });

  test("reads a user's project, and only that", async () => {
    session.current = { userId: ours.person.id, version: 1 };
    expect(await emails(call(`/?project=${ours.slug}`))).toEqual([ours.person.email]);
    expect((await members(call(`/?project=${theirs.slug}`), nothing)).status).toBe(404);
    expect((await members(call("/?project=nowhere"), nothing)).status).toBe(404);
    expect((await members(call("/"), nothing)).status).toBe(400);
  });

  test("ends with the session", async () => {
    const { user } = await ours.add("viewer");
    session.current = { userId: user.id, version: 1 };
    expect((await members(call(`/?project=${ours.slug}`), nothing)).status).toBe(200);
    await endSessions(user.id);
    expect((await members(call(`/?project=${ours.slug}`), nothing)).status).toBe(401);
  });

  test("reads a key's project, and only that, whatever project is named or whoever is signed in", async () => {
    session.current = { userId: theirs.person.id, version: 1 };
    const headers = { authorization: `Bearer ${keys.read}` };
    expect(await emails(call("/", { headers }))).toContain(ours.person.email);
    expect(await emails(call(`/?project=${ours.slug}`, { headers }))).toContain(ours.person.email);
    expect((await members(call(`/?project=${theirs.slug}`, { headers }), nothing)).status).toBe(404);
  });

  test("refuses a revoked or unknown key, even beside a session", async () => {
    session.current = { userId: ours.person.id, version: 1 };
    const secret = await createKey(ours.owner, { name: "gone", access: "write" });
    const id = (await listKeys(ours.owner)).find((key) => key.name === "gone")?.id ?? 0;
    await revokeKey(ours.owner, id);
    for (const wrong of [secret, "ph_no", ""]) {
      const headers = { authorization: `Bearer ${wrong}` };
      expect((await members(call(`/?project=${ours.slug}`, { headers }), nothing)).status).toBe(401);
    }
  });

  test("lets viewers and read keys only read", async () => {
    const write = route(() => ({ done: true }));
    const status = async (method: string, authorization: string) =>
      (await write(call("/", { method, headers: { authorization } }), nothing)).status;
    expect(await status("GET", `Bearer ${keys.read}`)).toBe(200);
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      expect(await status(method, `Bearer ${keys.read}`)).toBe(403);
      expect(await status(method, `Bearer ${keys.write}`)).toBe(200);
    }

    const { user } = await ours.add("viewer");
    session.current = { userId: user.id, version: 1 };
    expect((await write(call(`/?project=${ours.slug}`), nothing)).status).toBe(200);
    expect((await write(call(`/?project=${ours.slug}`, { method: "POST" }), nothing)).status).toBe(403);
  });

  test("asks for the role it was given", async () => {
    const headers = { authorization: `Bearer ${keys.write}` };
    expect((await route(() => 1, "owner")(call("/", { headers }), nothing)).status).toBe(403);
    const search = route(() => 1, "viewer");
    const read = { authorization: `Bearer ${keys.read}` };
    expect((await search(call("/", { method: "POST", headers: read }), nothing)).status).toBe(200);
  });

  test("takes no write from another site", async () => {
    session.current = { userId: ours.person.id, version: 1 };
    const write = route(() => ({ done: true }));
    const from = (site: string) =>
      write(call(`/?project=${ours.slug}`, { method: "POST", headers: { "sec-fetch-site": site } }), nothing);
    expect((await from("cross-site")).status).toBe(403);
    expect((await from("same-site")).status).toBe(403);
    expect((await from("same-origin")).status).toBe(200);
  });

  test.each([
    [400, () => z.object({ n: z.number() }).parse({})],
    [404, () => fail("not_found", "No such trace.")],
    [409, () => fail("conflict", "Taken.")],
    [429, () => fail("too_many", "Slow down.")],
    [503, () => Promise.reject(Object.assign(new Error("Failed query"), { cause: unreachable() }))],
    [500, () => Promise.reject(new Error("select secret from users"))],
    [204, () => undefined],
  ])("answers %i", async (status, handler) => {
    const answer = await route(handler)(call("/", { headers: { authorization: `Bearer ${keys.read}` } }), nothing);
    expect(answer.status).toBe(status);
    expect(await answer.text()).not.toContain("secret");
    if (status === 503) expect(answer.headers.get("retry-after")).toBe("5");
  });

  test("reads a JSON body through its schema, and says what is wrong with another", async () => {
    const echo = route(({ body }) => body(z.object({ n: z.number() })));
    const send = (text: string) =>
      echo(call("/", { method: "POST", headers: { authorization: `Bearer ${keys.write}` }, body: text }), nothing);
    expect(await (await send('{"n":1,"x":2}')).json()).toEqual({ n: 1 });
    for (const wrong of ["{", "", '{"n":"1"}', "null"]) expect((await send(wrong)).status).toBe(400);
    expect((await (await send('{"n":"1"}')).json()).error).toMatch(/^n: .*number/);
  });

  test("hands a Response on as it is", async () => {
    const download = route(() => new Response("a,b", { headers: { "content-type": "text/csv" } }));
    const answer = await download(call("/", { headers: { authorization: `Bearer ${keys.read}` } }), nothing);
    expect(answer.headers.get("content-type")).toBe("text/csv");
    expect(await answer.text()).toBe("a,b");
  });
});

function call(path: string, init: { method?: string; headers?: Record<string, string>; body?: string } = {}) {
  return new NextRequest(new URL(path, "http://pharos.test"), init);
}

async function emails(request: NextRequest) {
  const answer = await members(request, nothing);
  expect(answer.status).toBe(200);
  return z
    .array(z.object({ email: z.string() }))
    .parse(await answer.json())
    .map(({ email }) => email);
}

function unreachable() {
  return Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
}
