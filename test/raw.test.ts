import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { decodeTracesJson } from "@/lib/otlp/decode-json";
import type { Span } from "@/lib/otlp/model";
import { anySpans } from "./any-spans";
import { captureBodies } from "./capture-bodies";
import { testDatabase } from "./database";
import { openDoors } from "./http-door";
import { jsonToProtobuf, protobufToJson, spansToJson } from "./other-encoding";
import { seeded } from "./random";
import { randomTrace } from "./random-spans";
import { referenceLogs, referenceSpans } from "./reference-decoder";
import { testSender } from "./sender";

await testDatabase();
const traces = await import("@/app/v1/traces/route");
const logs = await import("@/app/v1/logs/route");
const raw = await import("@/app/api/v1/traces/[traceId]/raw/route");
const tree = await import("@/app/api/v1/traces/[traceId]/spans/route");

const server = await openDoors({
  "POST /v1/traces": traces.POST,
  "POST /v1/logs": logs.POST,
  "GET /api/v1/traces/:traceId/raw": (request, { traceId = "" }) =>
    raw.GET(request, { params: Promise.resolve({ traceId }) }),
  "GET /api/v1/traces/:traceId/spans": (request, { traceId = "" }) =>
    tree.GET(request, { params: Promise.resolve({ traceId }) }),
});
afterAll(server.close);

const forms = (["protobuf", "json"] as const).flatMap((encoding) =>
  [false, true].map((isZipped) => ({ encoding, isZipped, form: `${encoding}${isZipped ? ", gzip" : ""}` })),
);
type Form = (typeof forms)[number];

async function project() {
  const { keys } = await testSender();

  async function send(body: Uint8Array | string, { encoding, isZipped }: Omit<Form, "form">, path = "/v1/traces") {
    const answer = await fetch(server.url + path, {
      method: "POST",
      headers: {
        authorization: `Bearer ${keys.write}`,
        "content-type": encoding === "json" ? "application/json" : "application/x-protobuf",
        ...(isZipped ? { "content-encoding": "gzip" } : {}),
      },
      body: new Uint8Array(isZipped ? gzipSync(body) : Buffer.from(body)),
    });
    expect([answer.status, await answer.text()]).toEqual([200, encoding === "json" ? "{}" : ""]);
  }

  async function read(path: string) {
    const headers = { authorization: `Bearer ${keys.read}` };
    const answer = await fetch(`${server.url}/api/v1/traces/${path}`, { headers });
    expect(answer.status).toBe(200);
    return answer.text();
  }

  return { send, read };
}

type Project = Awaited<ReturnType<typeof project>>;

/** Each trace as it is downloaded, and what two decoders, ours and protobufjs, read in it. */
async function expectSame(from: Project, sent: Span[]) {
  const traceIds = new Set(sent.map(({ traceId }) => traceId));
  for (const traceId of traceIds) {
    const text = await from.read(`${traceId}/raw`);
    const expected = inOrder(sent.filter((span) => span.traceId === traceId));
    expect(inOrder(referenceSpans(jsonToProtobuf(text)))).toStrictEqual(expected);
    expect(inOrder(decodeTracesJson(text))).toStrictEqual(expected);
    await expectSameAgain(from, traceId, text);
  }
  expect(traceIds.size).toBeGreaterThan(0);
}

/** The download, sent to another project, is the same trace there. */
async function expectSameAgain(from: Project, traceId: string, text: string) {
  const other = await project();
  await other.send(text, { encoding: "json", isZipped: false });
  expect(await other.read(`${traceId}/raw`)).toBe(text);
  const [there, here] = await Promise.all(
    [other, from].map(async ({ read }) => JSON.parse(await read(`${traceId}/spans`))),
  );
  expect({ ...there, trace: { ...there.trace, updatedAt: here.trace.updatedAt } }).toEqual(here);
}

/** By id; a span that was sent twice as it was last. */
function inOrder(spans: Span[]) {
  const byId = new Map(spans.map((span) => [span.spanId, span]));
  return [...byId.values()].sort((a, b) => (a.spanId < b.spanId ? -1 : 1));
}

describe("every capture is downloaded as it was sent", () => {
  const folders = [...new Set(captureBodies().map(({ name }) => name.split("/")[0] ?? ""))];
  const cases = folders.flatMap((folder) => forms.map((form) => ({ ...form, folder })));

  test.each(cases)("$folder as $form", { timeout: 60_000 }, async ({ folder, ...form }) => {
    const to = await project();
    const sent: Span[] = [];
    for (const { path, encoding, inflated } of captureBodies(folder)) {
      if (path !== "/v1/traces") continue;
      const protobuf = encoding === "protobuf" ? inflated : jsonToProtobuf(inflated.toString());
      const json = encoding === "json" ? inflated.toString() : protobufToJson(inflated);
      await to.send(form.encoding === "json" ? json : protobuf, form);
      sent.push(...referenceSpans(protobuf));
    }
    await expectSame(to, sent);
  });
});

test("log records of a span follow its own events, and are the only thing that is added", async () => {
  const to = await project();
  const folder = captureBodies("otel-instrumentation-openai");
  for (const { path, inflated } of folder) {
    if (path !== "/v1/metrics") await to.send(inflated, { encoding: "protobuf", isZipped: false }, path);
  }
  const bodies = (path: string) => folder.filter((capture) => capture.path === path).map(({ inflated }) => inflated);
  const sent = bodies("/v1/traces").flatMap(referenceSpans);
  const records = bodies("/v1/logs").flatMap(referenceLogs);
  const byTime = (a: { timeUnixNano: string }, b: { timeUnixNano: string }) =>
    a.timeUnixNano < b.timeUnixNano ? -1 : 1;

  for (const span of sent) {
    const [read] = referenceSpans(jsonToProtobuf(await to.read(`${span.traceId}/raw?span=${span.spanId}`)));
    const added = records
      .filter(({ spanId }) => spanId === span.spanId)
      .map(({ event: { body = {}, ...event } }) => ({
        ...event,
        attributes: [...event.attributes, { key: "log.body", value: body }],
      }));
    expect(read).toStrictEqual({ ...span, events: [...span.events, ...added.sort(byTime)] });
  }
  expect(records.length).toBeGreaterThan(0);
});

const seed = Number(process.env.RAW_SEED ?? 20_260_102);

describe(`spans that use everything there is (RAW_SEED=${seed})`, () => {
  test.each(forms)("as $form", { timeout: 60_000 }, async (form) => {
    const random = seeded(seed);
    for (let round = 0; round < 5; round++) {
      const to = await project();
      const spans = anySpans(random, random.hex(32), 40);
      const json = spansToJson(spans);
      await to.send(form.encoding === "json" ? json : jsonToProtobuf(json), form);
      await expectSame(to, spans);
    }
  });

  test("and text that is no Unicode, in JSON, which alone can hold it", async () => {
    const to = await project();
    const random = seeded(seed);
    const spans = randomTrace(random, random.hex(32), 60);
    await to.send(spansToJson(spans), { encoding: "json", isZipped: false });
    const traceId = spans[0]?.traceId ?? "";
    const text = await to.read(`${traceId}/raw`);
    expect(text).toMatch(/\\ud800/);
    expect(inOrder(decodeTracesJson(text))).toStrictEqual(inOrder(spans));
    await expectSameAgain(to, traceId, text);
  });
});
