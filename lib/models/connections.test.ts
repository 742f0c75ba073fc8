import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { modelConnections } from "@/db/schema/models";
import { startModelServer } from "@/e2e/model-server";
import { testDatabase } from "@/test/database";

await testDatabase();
const { db } = await import("@/db");
const { chooseModel, chosenModel, createConnection, deleteConnection, getConnection, getModelSettings, setBudget } =
  await import("./connections");
const { listCalls, listSpend, recordCall } = await import("./ledger");
const { createConnectionInput } = await import("./schema");
const { testModel } = await import("./test-model");
const { testProject } = await import("../projects/test-project");

type TestProject = Awaited<ReturnType<typeof testProject>>;

const apiKey = "sk-a-secret-key-of-the-tests-wxyz";
let server: Awaited<ReturnType<typeof startModelServer>>;
let ours: TestProject;
let theirs: TestProject;
beforeAll(async () => {
  server = await startModelServer();
});
beforeEach(async () => {
  [ours, theirs] = [await testProject(), await testProject()];
  vi.stubEnv("HOST", "127.0.0.1");
});
afterEach(() => vi.unstubAllEnvs());
afterAll(() => server.close());

function connect({ owner }: TestProject, name = "scripted", allowsPrivate = true) {
  const connection = { project: "", name, provider: "openai-compatible", baseUrl: server.openai, apiKey } as const;
  return createConnection(owner, createConnectionInput.parse({ ...connection, allowsPrivate }));
}

describe("a key", () => {
  test("is sealed, and comes out nowhere but to a call", async () => {
    const id = await connect(ours);
    await chooseModel(ours.owner, "judge", id, "ready");
    await testModel(ours.owner, id, "ready-key");

    const [row] = await db.select().from(modelConnections).where(eq(modelConnections.id, id));
    expect(row?.sealedKey).toMatch(/^v1\./);
    expect(JSON.stringify(row)).not.toContain(apiKey);
    const settings = await getModelSettings(ours.owner);
    expect(settings.connections).toMatchObject([{ id, name: "scripted", keyHint: "wxyz", allowsPrivate: true }]);
    for (const read of [settings, await listCalls(ours.owner, { limit: 50 }), await listSpend(ours.owner)]) {
      expect(JSON.stringify(read)).not.toContain(apiKey);
      expect(JSON.stringify(read)).not.toContain(String(row?.sealedKey));
    }
    const sent = server.asked.find(({ model }) => model === "ready-key");
    expect(sent?.headers.authorization).toBe(`Bearer ${apiKey}`);
  });

  test("that is short gives no hint", async () => {
    const input = { project: "", name: "short", provider: "openai-compatible", baseUrl: server.openai } as const;
    await createConnection(ours.owner, createConnectionInput.parse({ ...input, apiKey: "secret" }));
    await createConnection(ours.owner, createConnectionInput.parse({ ...input, name: "without", apiKey: "" }));
    const { connections } = await getModelSettings(ours.owner);
    expect(connections.map(({ name, keyHint }) => [name, keyHint])).toEqual([
      ["short", ""],
      ["without", null],
    ]);
  });

  test("stored under another PHAROS_SECRET says so, and what to do", async () => {
    const id = await connect(ours);
    vi.stubEnv("PHAROS_SECRET", "another secret of the operator");
    const asked = testModel(ours.owner, id, "ready");
    await expect(asked).rejects.toThrow("The key of scripted was stored under another PHAROS_SECRET. Delete the");
    expect((await getModelSettings(ours.owner)).connections).toHaveLength(1);
    await deleteConnection(ours.owner, id);
  });

  test("moved to another connection does not open", async () => {
    const [one, two] = [await connect(ours, "one"), await connect(ours, "two")];
    const [row] = await db.select().from(modelConnections).where(eq(modelConnections.id, one));
    await db.update(modelConnections).set({ sealedKey: row?.sealedKey }).where(eq(modelConnections.id, two));
    expect((await getConnection(ours.id, one)).apiKey).toBe(apiKey);
    await expect(getConnection(ours.id, two)).rejects.toThrow("another PHAROS_SECRET");
  });
});

test("a connection of another project can be used for nothing", async () => {
  const id = await connect(theirs);
  const { owner } = ours;
  const before = server.asked.length;
  for (const attempt of [
    () => testModel(owner, id, "ready"),
    () => chooseModel(owner, "judge", id, "ready"),
    () => deleteConnection(owner, id),
    () => getConnection(ours.id, id),
  ])
    await expect(attempt()).rejects.toThrow("No such connection.");
  expect((await getModelSettings(owner)).connections).toEqual([]);
  expect(await chosenModel(ours.id, "judge")).toBeUndefined();
  expect(server.asked).toHaveLength(before);
  expect((await getModelSettings(theirs.owner)).connections).toMatchObject([{ id }]);
});

describe("a private address", () => {
  test("answers only a connection that is allowed to", async () => {
    const [allowed, guarded] = [await connect(ours), await connect(ours, "guarded", false)];
    expect(await testModel(ours.owner, allowed, "gpt-4o-mini")).toMatchObject({
      outcome: "ok",
      answer: "ready",
      costUsd: expect.closeTo(0.00027, 10),
    });
    const refused = await testModel(ours.owner, guarded, "ready-guarded");
    expect(refused).toMatchObject({ outcome: "failed", answer: null, inputTokens: null, costUsd: null });
    expect(refused.reason).toContain("127.0.0.1 is not a public address");
    expect(server.asked.filter(({ model }) => model === "ready-guarded")).toEqual([]);
  });

  test.each([
    { HOST: "0.0.0.0", why: "others reach the server" },
    { HOST: "", why: "nobody says where it listens" },
    { PHAROS_URL: "https://pharos.example.com", why: "a proxy hands others on to it" },
  ])("is refused to all where $why", async ({ why, ...environment }) => {
    const id = await connect(ours);
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    expect((await getModelSettings(ours.owner)).mayAllowPrivate).toBe(false);
    await expect(connect(ours, "later")).rejects.toMatchObject({ code: "forbidden", field: "allowsPrivate" });
    expect((await testModel(ours.owner, id, "ready")).reason).toContain("is not a public address");
  });
});

test("an address is one of the web, without a user", () => {
  const input = { project: "", name: "typed", provider: "openai-compatible", apiKey } as const;
  const refused = ["file:///etc/passwd", "127.0.0.1", "", "https://user:secret@example.com/v1"];
  for (const baseUrl of refused) expect(createConnectionInput.safeParse({ ...input, baseUrl }).success).toBe(false);
  const { success } = createConnectionInput.safeParse({ ...input, baseUrl: "https://example.com/v1?for=me@home" });
  expect(success).toBe(true);
});

describe("the environment's connection", () => {
  beforeEach(() => {
    vi.stubEnv("LLM_BASE_URL", server.openai);
    vi.stubEnv("LLM_API_KEY", apiKey);
    vi.stubEnv("LLM_MODEL", "gpt-4o-mini");
  });

  test("works without the page, wherever it answers, and is shown first", async () => {
    vi.stubEnv("HOST", "0.0.0.0");
    expect(await testModel(ours.owner, null, "gpt-4o-mini")).toMatchObject({ outcome: "ok", answer: "ready" });
    expect(await chosenModel(ours.id, "analysis")).toMatchObject({
      model: "gpt-4o-mini",
      connection: { name: "environment", isTrusted: true },
    });
    vi.stubEnv("HOST", "127.0.0.1");
    await connect(ours, "a first one");
    const settings = await getModelSettings(ours.owner);
    expect(settings.connections.map(({ id, name, keyHint }) => [id !== null, name, keyHint])).toEqual([
      [false, "environment", "wxyz"],
      [true, "a first one", "wxyz"],
    ]);
    expect(JSON.stringify(settings)).not.toContain(apiKey);
    expect(settings.choices.map(({ use, connectionId, model }) => [use, connectionId, model])).toEqual([
      ["judge", null, "gpt-4o-mini"],
      ["analysis", null, "gpt-4o-mini"],
    ]);
  });

  test("steps back behind a choice, and takes over when that is gone", async () => {
    const id = await connect(ours);
    await chooseModel(ours.owner, "judge", id, "chosen");
    await chooseModel(ours.owner, "judge", id, "chosen-later");
    expect((await getModelSettings(ours.owner)).choices).toMatchObject([
      { use: "judge", connectionId: id, connection: "scripted", model: "chosen-later" },
      { use: "analysis", connectionId: null },
    ]);
    expect(await chosenModel(ours.id, "judge")).toMatchObject({
      model: "chosen-later",
      connection: { name: "scripted", apiKey },
    });
    await deleteConnection(ours.owner, id);
    expect(await chosenModel(ours.id, "judge")).toMatchObject({ model: "gpt-4o-mini" });
  });

  test("chooses nothing without a model, and is none without an address", async () => {
    vi.stubEnv("LLM_MODEL", "");
    const { connections, choices } = await getModelSettings(ours.owner);
    expect([connections.length, choices]).toEqual([1, []]);
    vi.stubEnv("LLM_BASE_URL", "");
    expect((await getModelSettings(ours.owner)).connections).toEqual([]);
    await expect(testModel(ours.owner, null, "ready")).rejects.toThrow("The environment names no model.");
  });
});

test("a name is taken once in a project, whatever its case", async () => {
  await connect(ours, "Scripted");
  await connect(theirs, "scripted");
  for (const name of ["scripted", "Environment"])
    await expect(connect(ours, name)).rejects.toMatchObject({ code: "conflict", field: "name" });
});

test("a choice needs the name of a model", async () => {
  await expect(chooseModel(ours.owner, "judge", await connect(ours))).rejects.toMatchObject({ field: "model" });
});

test("a budget stops a project's calls once it is spent, and no other's", async () => {
  const [id, other] = [await connect(ours), await connect(theirs)];
  await setBudget(ours.owner, 0.0005);
  expect((await testModel(ours.owner, id, "gpt-4o-mini")).outcome).toBe("ok");
  expect((await testModel(ours.owner, id, "gpt-4o-mini")).outcome).toBe("ok");
  await expect(testModel(ours.owner, id, "gpt-4o-mini")).rejects.toMatchObject({ code: "too_many" });
  expect((await testModel(theirs.owner, other, "gpt-4o-mini")).outcome).toBe("ok");
  const { budget } = await getModelSettings(ours.owner);
  expect(budget).toEqual({ monthlyUsd: 0.0005, spentUsd: expect.closeTo(0.00054, 10) });
  await setBudget(ours.owner, 1);
  expect((await testModel(ours.owner, id, "gpt-4o-mini")).outcome).toBe("ok");
  await setBudget(ours.owner, null);
  expect((await getModelSettings(ours.owner)).budget.monthlyUsd).toBeNull();
});

test("what another month cost does not count", async () => {
  const lastMonth = new Date();
  lastMonth.setUTCDate(0);
  const none = { cachedTokens: null, cacheWriteTokens: null, reasoningTokens: null, reason: null };
  const call = { projectId: ours.id, feature: "judge", connection: "scripted", provider: "google" } as const;
  const paid = { model: "m", inputTokens: 1, outputTokens: 1, costUsd: 5, latencyMs: 1, outcome: "ok" } as const;
  await recordCall({ ...call, ...none, ...paid }, lastMonth.getTime());
  await setBudget(ours.owner, 1);
  expect((await getModelSettings(ours.owner)).budget.spentUsd).toBe(0);
  expect(await listSpend(ours.owner)).toMatchObject([
    { costUsd: 5, month: `${lastMonth.toISOString().slice(0, 7)}-01` },
  ]);
  expect((await testModel(ours.owner, await connect(ours), "ready")).outcome).toBe("ok");
});
