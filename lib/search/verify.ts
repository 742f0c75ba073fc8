import "server-only";
import { sql } from "@/db";
import { readSpans } from "../ingest/payload";
import type { Span } from "../otlp/model";
import type { Hit } from "../traces/schema";
import { fold, occurrences } from "./match";
import type { Clause, Term } from "./query";
import { longestRun, mayContain } from "./raw-text";
import { spanValues } from "./values";

export type Candidate = { traceId: string; week: string };

type Found = Map<Clause, Hit>;

/** Chunks of a trace that may hold a term. */
type Chunks = Map<Term, Set<number>>;
type StoredSpan = { spanId: string; runs: number[][]; length: number };

/**
 * Which of these traces really hold what is looked for, and where (null where all that was asked for is that something is
 * missing), by reading the shortest spans that the words in question stand
 * in: the index knows hashes of words, not where they stand or whether they are keys.
 */
export async function verify(
  projectId: number,
  candidates: Candidate[],
  clauses: Clause[],
  hashes: number[],
): Promise<Map<string, Hit | null>> {
  if (clauses.length === 0) return new Map(candidates.map(({ traceId }) => [traceId, null]));
  const chunks = await chunksWith(projectId, candidates, clauses, hashes);
  const spans = await spansOf(projectId, candidates);
  const hits = new Map<string, Hit | null>();
  await Promise.all(
    candidates.map(async ({ traceId }) => {
      const hit = await verifyTrace(
        projectId,
        traceId,
        clauses,
        chunks.get(traceId) ?? new Map(),
        spans.get(traceId) ?? [],
      );
      if (hit !== undefined) hits.set(traceId, hit);
    }),
  );
  return hits;
}

async function verifyTrace(projectId: number, traceId: string, clauses: Clause[], chunks: Chunks, spans: StoredSpan[]) {
  const found: Found = new Map();
  const read = new Set<string>();
  for (;;) {
    const missing = clauses.filter((clause) => !found.has(clause));
    const wanted = new Set(missing.flatMap((clause) => shortestSpan(clause, chunks, spans, read)));
    if (wanted.size === 0) break;
    for (const span of await readSpans(projectId, traceId, [...wanted])) lookThrough(span, missing, found);
    for (const spanId of wanted) read.add(spanId);
    if (clauses.some((clause) => clause.not && found.has(clause))) return undefined;
  }
  const positive = clauses.filter((clause) => !clause.not);
  if (positive.some((clause) => !found.has(clause))) return undefined;
  const [first] = positive;
  return (first && found.get(first)) ?? null;
}

/** The shortest span, not read yet, with a chunk that may hold one of the clause's terms. */
function shortestSpan({ any }: Clause, chunks: Chunks, spans: StoredSpan[], read: ReadonlySet<string>): string[] {
  const unread = new Set(any.flatMap((term) => [...(chunks.get(term) ?? [])]));
  for (const span of spans)
    if (read.has(span.spanId)) for (const chunk of unread) if (holds(span, chunk)) unread.delete(chunk);
  const span = spans.find(
    (candidate) => !read.has(candidate.spanId) && [...unread].some((chunk) => holds(candidate, chunk)),
  );
  return span ? [span.spanId] : [];
}

function holds({ runs }: StoredSpan, chunk: number): boolean {
  return runs.some((run) => {
    for (let i = 0; i + 1 < run.length; i += 2) {
      const first = run[i] ?? 0;
      if (chunk >= first && chunk < first + (run[i + 1] ?? 0)) return true;
    }
    return false;
  });
}

function lookThrough(span: Span, clauses: Clause[], found: Found) {
  for (const { text, key } of spanValues(span)) {
    const value = fold(text);
    for (const clause of clauses) {
      if (found.has(clause)) continue;
      for (const term of clause.any) {
        const [place] = occurrences(term, value);
        if (!place) continue;
        found.set(clause, { spanId: span.spanId, key, ...snippet(text, place) });
        break;
      }
    }
  }
}

const before = 60;
const around = 220;

/** One line around a place, and the place in it. */
function snippet(text: string, [start, end]: [number, number]) {
  const from = start <= before ? 0 : wordStart(text, start - before, start);
  const lead = from > 0 ? "…" : "";
  const to = Math.min(text.length, Math.max(end, from + around));
  const line = (piece: string) => piece.replace(/\s/g, " ");
  const shown = lead + line(text.slice(from, to)) + (to < text.length ? "…" : "");
  const offset = lead.length - from;
  return { snippet: shown, marks: [[start + offset, end + offset]] satisfies Hit["marks"] };
}

function wordStart(text: string, from: number, before: number): number {
  const space = text.slice(from, before).search(/\s/);
  return space < 0 ? from : from + space + 1;
}

/** For each trace and term, the chunks in which the term's longest run of letters stands. */
async function chunksWith(projectId: number, candidates: Candidate[], clauses: Clause[], hashes: number[]) {
  const terms = clauses.flatMap(({ any }) => any).map((term) => ({ term, run: longestRun(term.text) }));
  const packs = await sql<{ traceId: string; firstChunk: number; lengths: number[]; text: string }[]>`
    select p.trace_id as "traceId", p.first_chunk as "firstChunk", p.lengths, p.text
    from unnest(${ids(candidates)}::text::uuid[], ${weeks(candidates)}::text::date[]) as c(trace_id, week)
    join packs p on p.project_id = ${projectId} and p.trace_id = c.trace_id and p.week = c.week
    where p.words && ${`{${hashes}}`}::text::int[]`;
  const byTrace = new Map<string, Chunks>();
  for (const { traceId, firstChunk, lengths, text } of packs) {
    const id = traceId.replaceAll("-", "");
    const chunks = byTrace.get(id) ?? new Map<Term, Set<number>>();
    byTrace.set(id, chunks);
    for (const { term, run } of terms) {
      if (!mayContain(text, run)) continue;
      let start = 0;
      for (const [i, length] of lengths.entries()) {
        if (mayContain(text.slice(start, start + length), run)) {
          const numbers = chunks.get(term) ?? new Set<number>();
          chunks.set(term, numbers.add(firstChunk + i));
        }
        start += length;
      }
    }
  }
  return byTrace;
}

/** The traces' spans, shortest first, with the log records that belong to them. */
async function spansOf(projectId: number, candidates: Candidate[]) {
  const place = sql`from unnest(${ids(candidates)}::text::uuid[], ${weeks(candidates)}::text::date[]) as c(trace_id, week)`;
  const [spans, logs] = await Promise.all([
    sql<{ traceId: string; spanId: string; runs: number[]; length: number }[]>`
      select s.trace_id as "traceId", s.span_id as "spanId", s.chunk_runs as runs, s.payload_length as length ${place}
      join spans s on s.project_id = ${projectId} and s.trace_id = c.trace_id and s.week = c.week
      order by s.payload_length, s.span_id`,
    sql<{ traceId: string; spanId: string; runs: number[] }[]>`
      select l.trace_id as "traceId", l.span_id as "spanId", l.chunk_runs as runs ${place}
      join traces t on t.project_id = ${projectId} and t.trace_id = c.trace_id and t.has_logs
      join span_logs l on l.project_id = t.project_id and l.trace_id = c.trace_id and l.week = c.week`,
  ]);
  const byTrace = new Map<string, StoredSpan[]>();
  const bySpan = new Map<string, StoredSpan>();
  for (const { traceId, spanId, runs, length } of spans) {
    const id = traceId.replaceAll("-", "");
    const span = { spanId, runs: [runs], length };
    bySpan.set(id + spanId, span);
    const list = byTrace.get(id);
    if (list) list.push(span);
    else byTrace.set(id, [span]);
  }
  for (const { traceId, spanId, runs } of logs) bySpan.get(traceId.replaceAll("-", "") + spanId)?.runs.push(runs);
  return byTrace;
}

function ids(candidates: Candidate[]) {
  return `{${candidates.map(({ traceId }) => traceId)}}`;
}

function weeks(candidates: Candidate[]) {
  return `{${candidates.map(({ week }) => week)}}`;
}
