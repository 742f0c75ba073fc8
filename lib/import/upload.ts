import { chunksOf, readProgress } from "../read-progress";
import { type Line, linesOf } from "./lines";
import { type ImportEvent, type ImportTotals, importEvent } from "./schema";

/** A browser shows no answer before all is sent, so a file goes in pieces of whole lines. */
const pieceBytes = 4 * 1024 * 1024;
const attempts = 4;

/**
 * Sends a file, gzip or not, and says how far it is, in bytes of the file. A piece that does not come through is sent
 * again: importing twice is as good as once. Throws where it cannot go on; what was stored by then stays.
 */
export async function* uploadFile(project: string, file: File, signal: AbortSignal): AsyncGenerator<ImportEvent> {
  const totals: ImportTotals = { bytes: 0, lines: 0, spans: 0, failed: 0 };
  const measured = file.stream().pipeThrough(
    new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(part, controller) {
        totals.bytes += part.length;
        controller.enqueue(part);
      },
    }),
  );
  const unpacked = (await isGzip(file)) ? measured.pipeThrough(new DecompressionStream("gzip")) : measured;

  for await (const lines of piecesOf(readable(unpacked))) {
    for (const event of await sendPiece(project, lines, signal)) {
      if (event.type === "error") yield { ...event, line: lines[event.line - 1]?.number ?? event.line };
      if (event.type !== "done") continue;
      totals.spans += event.spans;
      totals.failed += event.failed;
    }
    totals.lines = lines.at(-1)?.number ?? totals.lines;
    yield { type: "progress", ...totals };
  }
  yield { type: "done", ...totals };
}

async function isGzip(file: File): Promise<boolean> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return first === 0x1f && second === 0x8b;
}

async function* readable(stream: ReadableStream<Uint8Array<ArrayBuffer>>) {
  try {
    yield* chunksOf(stream);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Error("The file cannot be unpacked any further: it is damaged, or several gzip files in one.");
  }
}

async function* piecesOf(parts: AsyncIterable<Uint8Array<ArrayBuffer>>): AsyncGenerator<Line[]> {
  let lines: Line[] = [];
  let size = 0;
  for await (const line of linesOf(parts)) {
    lines.push(line);
    size += line.bytes.length;
    if (size < pieceBytes) continue;
    yield lines;
    lines = [];
    size = 0;
  }
  if (lines.length > 0) yield lines;
}

async function sendPiece(project: string, lines: Line[], signal: AbortSignal): Promise<ImportEvent[]> {
  // A line that is too long was not held; something has to stand for it.
  const body = new Blob(lines.flatMap(({ bytes, isTooLong }) => [isTooLong ? "(longer than 64 MiB)" : bytes, "\n"]));
  for (let attempt = 1; ; attempt++) {
    try {
      return await send(project, body, signal);
    } catch (error) {
      if (signal.aborted || attempt === attempts || error instanceof Refused) throw error;
      await new Promise((done) => setTimeout(done, 1_000 * 2 ** attempt));
    }
  }
}

/** Asking again would be refused again. */
class Refused extends Error {}

async function send(project: string, body: Blob, signal: AbortSignal): Promise<ImportEvent[]> {
  const url = `/api/v1/import?${new URLSearchParams({ project })}`;
  const response = await fetch(url, { method: "POST", body, signal });
  if (response.status >= 400 && response.status < 500) {
    const { error } = await response.json().catch(() => ({ error: response.statusText }));
    throw new Refused(error);
  }
  const events = await Array.fromAsync(readProgress(response, importEvent));
  const last = events.at(-1);
  if (last?.type === "stopped") throw new Error(last.reason);
  if (last?.type !== "done") throw new Error("The connection broke off.");
  return events;
}
