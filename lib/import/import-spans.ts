import "server-only";
import type { Project } from "../ingest/transaction";
import { sortSpans } from "../ingest/valid";
import { OversizedBody } from "../otlp/limits";
import type { Span } from "../otlp/model";
import { MalformedBody } from "../otlp/protobuf-reader";
import { decodeLine } from "./decode-line";
import { inflated } from "./inflate";
import { linesOf } from "./lines";
import { takeLogs } from "./log-events";
import { type ImportEvent, type ImportTotals, maxNamedErrors } from "./schema";
import { type ReadLine, storeLines } from "./store-lines";

type Say = (event: ImportEvent) => void;

const batchSpans = 1_000;
const batchBytes = 4 * 1024 * 1024;
const sayEveryMs = 500;

/**
 * Imports a file as it is read, gzip or not, and says how far it is. A line that fails is named, and the others go in.
 * While one batch is stored the next is read, no more. Throws where it cannot go on; what was stored by then stays.
 */
export async function importSpans(
  project: Project,
  file: AsyncIterable<Uint8Array<ArrayBuffer>>,
  say: Say,
  signal?: AbortSignal,
): Promise<ImportTotals> {
  const totals: ImportTotals = { bytes: 0, lines: 0, spans: 0, failed: 0 };
  const decoder = new TextDecoder();
  let batch: ReadLine[] = [];
  let size = 0;
  let storing = Promise.resolve();
  let said = Date.now();

  function fail(line: number, reason: string) {
    if (++totals.failed <= maxNamedErrors) say({ type: "error", line, reason });
  }

  async function store(lines: ReadLine[]) {
    const failures = await storeLines(project, lines);
    for (const { line, reason } of failures) fail(line, reason);
    const failed = new Set(failures.map(({ line }) => line));
    totals.spans += countSpans(lines.filter(({ number }) => !failed.has(number)));
  }

  async function flush() {
    await storing;
    signal?.throwIfAborted();
    if (batch.length === 0) return;
    storing = store(batch);
    // It is awaited with the next batch; until then its failure is not unhandled.
    storing.catch(() => undefined);
    batch = [];
    size = 0;
  }

  try {
    for await (const { number, bytes, isTooLong } of linesOf(inflated(counted(file, totals)))) {
      totals.lines = number;
      const read = isTooLong ? { problem: "This line is longer than 64 MiB." } : readLine(decoder.decode(bytes));
      if (read.problem) fail(number, read.problem);
      const { spans = [] } = read;
      if (spans.length > 0) batch.push({ number, spans, logs: takeLogs(spans) });
      size += bytes.length;
      if (size >= batchBytes || countSpans(batch) >= batchSpans) await flush();
      if (Date.now() - said < sayEveryMs) continue;
      said = Date.now();
      say({ type: "progress", ...totals });
    }
  } catch (error) {
    if (signal?.aborted || !isBrokenFile(error)) throw error;
    fail(totals.lines + 1, "The file breaks off here, or is damaged: it cannot be unpacked any further.");
  }
  await flush();
  await storing;
  return totals;
}

function readLine(line: string): { spans?: Span[]; problem?: string } {
  const text = line.trim();
  if (text === "") return {};
  try {
    const spans = decodeLine(text);
    const { accepted, rejected, reason } = sortSpans(spans);
    if (rejected === 0) return { spans: accepted };
    return { spans: accepted, problem: `${rejected} of ${spans.length} spans cannot be stored: ${reason}.` };
  } catch (error) {
    if (error instanceof MalformedBody || error instanceof OversizedBody) return { problem: error.message };
    if (error instanceof RangeError) return { problem: "This line is nested too deeply to be read." };
    throw error;
  }
}

async function* counted(file: AsyncIterable<Uint8Array<ArrayBuffer>>, totals: ImportTotals) {
  for await (const part of file) {
    totals.bytes += part.length;
    yield part;
  }
}

function countSpans(lines: ReadLine[]): number {
  return lines.reduce((count, { spans }) => count + spans.length, 0);
}

/** What zlib says of a file that is not what it began as. */
function isBrokenFile(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
}
