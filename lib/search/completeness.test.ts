import { createReadStream, existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { captureBodies } from "@/test/capture-bodies";
import { testDatabase } from "@/test/database";
import { type Random, seeded } from "@/test/random";
import { hasParts } from "../ingest/dictionary-words";
import type { LogRecord, Span } from "../otlp/model";
import { partStandsIn, readValue, type Scanned, scanTrace, standsIn, textsOf } from "./completeness-scan";
import { hardTexts } from "./completeness-texts";
import { parseSearch } from "./query";

await testDatabase();
const { db } = await import("@/db");
const { projects } = await import("@/db/schema/people");
const { traces } = await import("@/db/schema/traces");
const { eq } = await import("drizzle-orm");
const { fillDictionary } = await import("../ingest/dictionary");
const { storeLogs } = await import("../ingest/logs");
const { storeSpans } = await import("../ingest/store");
const { readSpans } = await import("../ingest/payload");
const { decodeTracesJson } = await import("../otlp/decode-json");
const { decodeTraces, decodeLogs } = await import("../otlp/decode-protobuf");
const { testProject } = await import("../projects/test-project");
const { searchTraces } = await import("./search");

type Corpus = { projectId: number; scanned: Map<string, Scanned>; spans: Span[] };
type Drawn = { q: string; holds: (trace: Scanned) => boolean };

async function fill(spans: Span[], logs: LogRecord[] = []): Promise<Corpus> {
  const { id: projectId } = await testProject();
  const [row] = await db.select({ hashKey: projects.hashKey }).from(projects).where(eq(projects.id, projectId));
  const project = { projectId, hashKey: row?.hashKey ?? "", retentionDays: 3_650 };
  for (const part of parts(spans, 300)) await storeSpans(project, part);
  if (logs.length > 0) await storeLogs(project, logs);
  await fillDictionary();
  const scanned = new Map<string, Scanned>();
  const all: Span[] = [];
  for (const traceId of new Set(spans.map((span) => span.traceId))) {
    // Read back only for the log records, whose spans they were put to; that nothing else changes is tested elsewhere.
    const stored =
      logs.length > 0 ? await readSpans(projectId, traceId) : spans.filter((span) => span.traceId === traceId);
    scanned.set(traceId, scanTrace(stored));
    all.push(...stored);
  }
  return { projectId, scanned, spans: all };
}

function* parts<T>(items: T[], size: number): Generator<T[]> {
  for (let i = 0; i < items.length; i += size) yield items.slice(i, i + size);
}

async function found({ projectId }: Corpus, q: string): Promise<string[]> {
  const page = {
    where: eq(traces.projectId, projectId),
    sort: "start_time",
    order: "desc",
    limit: 10_000,
    unlikelyMs: 4_000,
  } as const;
  const result = await searchTraces(projectId, parseSearch(q), page);
  expect(result.partial, `${q} in time`).toBe(false);
  return result.found.map(({ row }) => row.trace.traceId.replaceAll("-", "")).sort();
}

async function differences(corpus: Corpus, drawn: Drawn[]) {
  const wrong: object[] = [];
  let absent = 0;
  for (const { q, holds } of drawn) {
    const right = [...corpus.scanned].filter(([, trace]) => holds(trace)).map(([id]) => id);
    if (right.length === 0) absent++;
    const ids = await found(corpus, q);
    const missing = right.filter((id) => !ids.includes(id));
    const extra = ids.filter((id) => !right.includes(id));
    if (missing.length + extra.length > 0) wrong.push({ q, missing, extra });
  }
  expect(absent).toBeLessThan(drawn.length / 5);
  return wrong;
}

/** Something that stands in a random value of a random span: a word, several in a row, a part of one, or two, or one without another. */
function draw(random: Random, { spans }: Corpus): Drawn[] {
  const text = random.pick(textsOf(random.pick(spans)));
  const words = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu)];
  const first = words[random.integer(words.length)];
  if (!first) return [];
  const word = first[0].length > 200 ? first[0].slice(0, 200) : first[0];
  if (word !== first[0]) return [];
  const quoted = (phrase: string) => `"${phrase.replace(/["*\\]/g, "\\$&")}"`;
  const one: Drawn = { q: quoted(word), holds: (trace) => standsIn(trace, word) };
  switch (random.integer(8)) {
    case 0:
    case 1: {
      const last = words[words.indexOf(first) + 1 + random.integer(6)];
      if (!last) return [one];
      const phrase = text.slice(first.index, last.index + last[0].length);
      return phrase.includes('"') || phrase.length > 300
        ? [one]
        : [{ q: quoted(phrase), holds: (trace) => standsIn(trace, phrase) }];
    }
    case 2: {
      const other = random.pick(words)[0];
      return [
        { q: `${quoted(word)} ${quoted(other)}`, holds: (trace) => standsIn(trace, word) && standsIn(trace, other) },
        { q: `${quoted(word)} -${quoted(other)}`, holds: (trace) => standsIn(trace, word) && !standsIn(trace, other) },
      ];
    }
    case 3: {
      const core = readValue(word).runs[0]?.whole ?? "";
      if (core.length < 5 || !hasParts(core)) return [one];
      const pattern = random.pick([`${core.slice(0, -1)}*`, `*${core.slice(1)}`, `*${core.slice(1, -1)}*`]);
      return [{ q: pattern, holds: (trace) => partStandsIn(trace, pattern, hasParts) }];
    }
    default:
      return [one];
  }
}

function drawMany(corpus: Corpus, seed: number, count: number): Drawn[] {
  const random = seeded(seed);
  const drawn: Drawn[] = [];
  while (drawn.length < count) drawn.push(...draw(random, corpus));
  return drawn;
}

const folder = "../shared/data";
const corpora = [
  { name: "tau_bench", every: 50, most: 60, count: 250 },
  { name: "langfuse_frameworks", every: 5, most: 40, count: 150 },
  { name: "swe_gemini3_full_history_40", every: 13, most: 3, count: 100 },
];

async function realSpans(name: string, every: number, most: number): Promise<Span[]> {
  const lines = createInterface({ input: createReadStream(`${folder}/${name}.otlp.jsonl.gz`).pipe(createGunzip()) });
  const spans: Span[] = [];
  let number = 0;
  let taken = 0;
  for await (const line of lines) {
    if (number++ % every !== 0 || taken >= most) continue;
    spans.push(...decodeTracesJson(line));
    taken++;
  }
  return spans;
}

describe.each(corpora)(
  "the real traces of $name (skipped where the data is not at hand)",
  ({ name, every, most, count }) => {
    test.skipIf(!existsSync(`${folder}/${name}.otlp.jsonl.gz`))(
      "are found as a scan finds them",
      { timeout: 180_000 },
      async () => {
        const corpus = await fill(await realSpans(name, every, most));
        expect(await differences(corpus, drawMany(corpus, 1, count))).toEqual([]);
      },
    );
  },
);

describe("what SDKs send, log records among it", () => {
  let corpus: Corpus;

  beforeAll(async () => {
    const captures = captureBodies();
    const spans = captures
      .filter(({ path }) => path === "/v1/traces")
      .flatMap(({ encoding, inflated }) =>
        encoding === "json" ? decodeTracesJson(inflated.toString()) : decodeTraces(inflated),
      );
    const logs = captures.filter(({ path }) => path === "/v1/logs").flatMap(({ inflated }) => decodeLogs(inflated));
    corpus = await fill(
      spans,
      logs.filter(({ traceId }) => traceId !== ""),
    );
  });

  test("is found as a scan finds it", { timeout: 120_000 }, async () => {
    expect(await differences(corpus, drawMany(corpus, 2, 200))).toEqual([]);
  });
});

describe("text in many scripts and escapes", () => {
  let corpus: Corpus;

  beforeAll(async () => {
    corpus = await fill(hardTexts().map(({ value }, i) => spanOf(value, i)));
  });

  test("is found as a scan finds it", { timeout: 120_000 }, async () => {
    expect(await differences(corpus, drawMany(corpus, 3, 400))).toEqual([]);
  });

  test.each(hardTexts().flatMap(({ finds = [] }, i) => finds.map((q) => ({ q, i }))))("$q", async ({ q, i }) => {
    expect(await found(corpus, q)).toContain(idOf(i));
  });
});

function idOf(number: number) {
  return (number + 1).toString(16).padStart(32, "0");
}

function spanOf(value: string, number: number): Span {
  return {
    traceId: idOf(number),
    spanId: (number + 1).toString(16).padStart(16, "0"),
    parentSpanId: "",
    name: "run",
    kind: 1,
    startTimeUnixNano: `${1_795_176_000 + number}000000000`,
    endTimeUnixNano: `${1_795_176_001 + number}000000000`,
    attributes: [{ key: "input.value", value: { stringValue: value } }],
    events: [],
    links: [],
    status: { code: 1 },
    resource: { attributes: [] },
    scope: { name: "test", attributes: [] },
  };
}
