import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import type { ModelProvider } from "@/db/enums";
import { modelCalls } from "@/db/schema/models";
import { traces } from "@/db/schema/traces";
import { startModelServer } from "@/e2e/model-server";
import { testDatabase } from "@/test/database";

await testDatabase();
vi.stubEnv("PHAROS_SECRET", "a secret of the operator");
const { db } = await import("@/db");
const { askModel } = await import("./call");
const { setBudget } = await import("./connections");
const { listCalls, listSpend, monthSpend } = await import("./ledger");
const { testProject } = await import("../projects/test-project");

const label = z.object({ label: z.enum(["good", "bad"]), why: z.string() });
type TestProject = Awaited<ReturnType<typeof testProject>>;

let server: Awaited<ReturnType<typeof startModelServer>>;
let project: TestProject;
beforeAll(async () => {
  server = await startModelServer();
  project = await testProject();
});
afterAll(() => server.close());

type More = { provider?: ModelProvider; attempts?: number; timeoutMs?: number; signal?: AbortSignal };

function ask(model: string, { provider = "openai-compatible", ...more }: More = {}) {
  const baseUrl = { "openai-compatible": server.openai, anthropic: server.anthropic, google: server.google }[provider];
  const connection = { name: "scripted", provider, baseUrl, apiKey: "sk-test", isTrusted: true };
  return askModel(
    {
      projectId: project.id,
      feature: "judge",
      chosen: { connection, model },
      system: "You judge.",
      prompt: "Was it good?",
      maxOutputTokens: 300,
      timeoutMs: 20_000,
      ...more,
    },
    label,
  );
}

function askedOf(model: string) {
  return server.asked.filter((one) => one.model === model);
}

describe.each(["openai-compatible", "anthropic", "google"] as const)("%s", (provider) => {
  test("answers in the form asked for, with its tokens", async () => {
    const answer = await ask(`ready-${provider.length}`, { provider });
    expect(answer).toMatchObject({
      outcome: "ok",
      output: { label: "good", why: "ready" },
      reason: null,
      inputTokens: 1_000,
      outputTokens: 200,
    });
    const [request] = askedOf(`ready-${provider.length}`);
    expect(JSON.stringify(request?.headers)).toContain("sk-test");
    expect(JSON.stringify(request?.body)).toContain("Was it good?");
  });

  test("that refuses is asked again, then says so", async () => {
    const model = `refusing-${provider.length}`;
    const answer = await ask(model, { provider, attempts: 2 });
    expect(answer).toMatchObject({ outcome: "refused", output: null, reason: "The model refused to answer." });
    expect(askedOf(model)).toHaveLength(2);
  });

  test("that answers in prose is asked again until it fits", async () => {
    const model = `malformed-1-${provider.length}`;
    expect(await ask(model, { provider })).toMatchObject({ outcome: "ok", inputTokens: 2_000, outputTokens: 400 });
    expect(askedOf(model)).toHaveLength(2);
  });
});

test("a rate limit is waited for as long as the server says", async () => {
  const started = Date.now();
  expect(await ask("limited-1")).toMatchObject({ outcome: "ok" });
  expect(Date.now() - started).toBeGreaterThanOrEqual(1_000);
  expect(askedOf("limited-1")).toHaveLength(2);
});

test("what fails to the last is an outcome with its reason, each attempt in the ledger", async () => {
  const answer = await ask("malformed-9", { attempts: 2 });
  expect(answer).toMatchObject({ outcome: "malformed", output: null });
  expect(answer.reason).toContain("not in the form");
  const rows = await db.select().from(modelCalls).where(eq(modelCalls.model, "malformed-9"));
  expect(rows.map(({ outcome, inputTokens }) => [outcome, inputTokens])).toEqual([
    ["malformed", 1_000],
    ["malformed", 1_000],
  ]);
});

test("a model that does not answer in time is given up", async () => {
  const answer = await ask("hanging", { timeoutMs: 200, attempts: 1 });
  expect(answer).toMatchObject({ outcome: "timed_out", reason: "The model did not answer within 0.2 s." });
});

test("a wrong key is not tried again", async () => {
  const answer = await ask("forbidden");
  expect(answer).toMatchObject({
    outcome: "failed",
    reason: "The server answered 401: Incorrect API key provided. Check the key.",
  });
  expect(askedOf("forbidden")).toHaveLength(1);
});

test("a server that fails is tried again", async () => {
  expect(await ask("broken", { attempts: 2 })).toMatchObject({ outcome: "failed" });
  expect(askedOf("broken")).toHaveLength(2);
});

test("who stops waiting ends it", async () => {
  const waiting = ask("hanging-2", { signal: AbortSignal.timeout(100) });
  await expect(waiting).rejects.toMatchObject({ name: "TimeoutError" });
});

test("an address that somebody typed in must be public", async () => {
  const connection = {
    name: "typed",
    provider: "openai-compatible",
    baseUrl: server.openai,
    apiKey: null,
    isTrusted: false,
  } as const;
  const before = server.asked.length;
  const asked = {
    projectId: project.id,
    feature: "judge",
    system: "",
    prompt: "?",
    maxOutputTokens: 10,
    chosen: { connection, model: "ready" },
  } as const;
  expect(await askModel(asked, label)).toMatchObject({
    outcome: "failed",
    reason: expect.stringContaining("is not a public address"),
  });
  expect(server.asked).toHaveLength(before);
});

test("the ledger prices what has a price, adds up by month, and is listed newest first", async () => {
  const own = await testProject();
  for (const model of ["gpt-4o-mini", "unheard-of"]) {
    const connection = {
      name: "scripted",
      provider: "openai-compatible",
      baseUrl: server.openai,
      apiKey: null,
      isTrusted: true,
    } as const;
    await askModel(
      {
        projectId: own.id,
        feature: "judge",
        system: "",
        prompt: "?",
        maxOutputTokens: 10,
        chosen: { connection, model },
      },
      label,
    );
  }
  const cost = (1_000 * 0.15 + 200 * 0.6) / 1e6;
  const { items, nextCursor } = await listCalls(own.owner, { limit: 1 });
  expect(items).toMatchObject([{ model: "unheard-of", costUsd: null, outcome: "ok" }]);
  const rest = await listCalls(own.owner, { limit: 5, cursor: Number(nextCursor) });
  expect(rest.items).toMatchObject([{ model: "gpt-4o-mini" }]);
  expect(rest.items[0]?.costUsd).toBeCloseTo(cost, 10);
  expect(await monthSpend(own.id)).toBeCloseTo(cost, 10);
  expect(await listSpend(own.owner)).toMatchObject([
    { feature: "judge", calls: 2, failedCalls: 0, unpricedCalls: 1, inputTokens: 2_000 },
  ]);
});

test("a spent budget stops calls and says so", async () => {
  const own = await testProject();
  await setBudget(own.owner, 0);
  const connection = {
    name: "scripted",
    provider: "openai-compatible",
    baseUrl: server.openai,
    apiKey: null,
    isTrusted: true,
  } as const;
  const asked = {
    projectId: own.id,
    feature: "judge",
    system: "",
    prompt: "?",
    maxOutputTokens: 10,
    chosen: { connection, model: "ready-budget" },
  } as const;
  await expect(askModel(asked, label)).rejects.toThrow("budget for models of 0 US dollars is spent");
  expect(askedOf("ready-budget")).toHaveLength(0);
  await setBudget(own.owner, null);
  expect(await askModel(asked, label)).toMatchObject({ outcome: "ok" });
});

test("each call is a trace of the project Pharos itself", async () => {
  await ask("ready-traced");
  const [trace] = await db
    .select()
    .from(traces)
    .where(eq(traces.name, "chat ready-traced"))
    .orderBy(desc(traces.startTime));
  expect(trace).toMatchObject({ inputTokens: 1_000, outputTokens: 200, agentName: "pharos judge", status: "ok" });
  expect(trace?.projectId).not.toBe(project.id);
});
