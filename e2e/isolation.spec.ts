import { type APIRequestContext, expect, request, test } from "@playwright/test";
import { createKey, createProject, runAgent, signIn } from "./factories";
import { server } from "./server";

type Parameter = { name: string; in: string; required: boolean; schema: { enum?: string[] } };
type Document = { paths: Record<string, { get?: { parameters: Parameter[] } }> };

/** A word of every trace, for what has to be told what to look for. */
const word = "agent";

/** What tells of single traces, and not only how many there are. */
const namesTraces = /^\/api\/v1\/(?:(?:traces|spans)\b|export\?)/;

/** Every GET of the read API, with what another project's trace is called in its path. */
async function readPaths(api: APIRequestContext, ids: Record<string, string>) {
  const document: Document = await (await api.get("/api/v1/openapi.json")).json();
  return Object.entries(document.paths).flatMap(([path, { get }]) => {
    if (!get) return [];
    const needed = get.parameters.filter((parameter) => parameter.in === "query" && parameter.required);
    const query = new URLSearchParams(needed.map(({ name, schema }) => [name, ids[name] ?? schema.enum?.[0] ?? word]));
    return [`${path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(ids[name] ?? ""))}?${query}`];
  });
}

test("no route of the read API gives a key or a member anything of another project", async ({ page, baseURL }) => {
  await signIn(page);
  const { slug } = await createProject(page);
  const traceId = await runAgent(await createKey(page, slug));
  const tree = await (await page.request.get(`/api/v1/traces/${traceId}/spans?project=${slug}`)).json();
  const spanIds: string[] = tree.spans.map((span: { spanId: string }) => span.spanId);
  const spanId = spanIds[0] ?? "";

  const own = await request.newContext({ baseURL });
  const other = await request.newContext({ baseURL, extraHTTPHeaders: { Authorization: `Bearer ${server.apiKey}` } });
  const { agentId, sessionId } = tree.trace;
  const paths = await readPaths(own, { traceId, spanId, agentId, sessionId, trace: traceId });
  expect(paths.length).toBeGreaterThan(4);
  for (const path of paths) {
    expect((await own.get(path)).status(), `${path} without a key`).toBe(401);
    const mine = await page.request.get(`${path}&project=${slug}`);
    expect(mine.status(), `${path} for its own member`).toBe(200);
    const told = path.includes(spanId) ? [spanId] : path.includes(traceId) ? spanIds : [traceId];
    if (namesTraces.test(path)) expect(await mine.text(), path).toMatch(new RegExp(told.join("|")));
    for (const query of ["", `&project=${slug}`]) {
      const answer = await other.get(path + query);
      expect(await answer.text(), `${path}${query} with another project's key`).not.toContain(traceId.slice(1));
      if (path.includes(traceId)) expect(answer.status()).toBe(404);
    }
  }
});

test("the same ids in two projects are two traces", async ({ page, baseURL }) => {
  await signIn(page);
  const { slug } = await createProject(page);
  const keys = { mine: await createKey(page, slug), other: server.apiKey };
  const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
  for (const [name, key] of Object.entries(keys)) {
    const api = await request.newContext({ baseURL, extraHTTPHeaders: { Authorization: `Bearer ${key}` } });
    const start = `${Date.now()}000000`;
    const span = {
      traceId,
      spanId: "00f067aa0ba902b7",
      name,
      kind: 1,
      startTimeUnixNano: start,
      endTimeUnixNano: start,
    };
    const sent = await api.post("/v1/traces", { data: { resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] } });
    expect(sent.status()).toBe(200);
  }
  for (const [name, key] of Object.entries(keys)) {
    const api = await request.newContext({ baseURL, extraHTTPHeaders: { Authorization: `Bearer ${key}` } });
    expect(await (await api.get(`/api/v1/traces/${traceId}`)).json()).toMatchObject({ name, spanCount: 1 });
  }
});
