import "server-only";
import type { Member } from "../auth";
import { otlpGroups, otlpText } from "../traces/otlp-json";
import { readPayloads } from "../traces/queries";
import type { Trace } from "../traces/schema";
import { jsonParts, textStream } from "../traces/stream";
import { csvHeader, csvLine } from "./csv";
import type { ExportFormat } from "./schema";

type Pages = AsyncIterable<Trace[]>;

const types = { jsonl: "application/x-ndjson", csv: "text/csv; charset=utf-8" };
const partSize = 64 * 1024;

/** Traces as a file, written as they are read; where nobody reads on, nothing is read ahead. */
export function exportStream(member: Member, pages: Pages, format: ExportFormat, gzip = false) {
  const stream = textStream(joined(format === "csv" ? csvLines(pages) : jsonLines(member, pages)));
  return gzip ? stream.pipeThrough(new CompressionStream("gzip")) : stream;
}

/** The same as an answer that a browser saves. */
export function exportResponse(member: Member, pages: Pages, format: ExportFormat, gzip = false) {
  const name = `traces-${new Date().toISOString().slice(0, 10)}.${format}${gzip ? ".gz" : ""}`;
  return new Response(exportStream(member, pages, format, gzip), {
    headers: {
      "Content-Type": gzip ? "application/gzip" : types[format],
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "private, no-store, no-transform",
    },
  });
}

/** One export request a trace. A trace that was deleted meanwhile is left out. */
async function* jsonLines(member: Member, pages: Pages): AsyncGenerator<string> {
  for await (const page of pages) {
    for (const { traceId } of page) {
      const spans = await readPayloads(member, traceId);
      if (!spans) continue;
      yield* jsonParts({}, "resourceSpans", otlpGroups(spans), otlpText);
      yield "\n";
    }
  }
}

async function* csvLines(pages: Pages): AsyncGenerator<string> {
  yield csvHeader;
  for await (const page of pages) yield page.map(csvLine).join("");
}

async function* joined(parts: AsyncIterable<string>): AsyncGenerator<string, void> {
  let held = "";
  for await (const part of parts) {
    held += part;
    if (held.length < partSize) continue;
    yield held;
    held = "";
  }
  if (held) yield held;
}
