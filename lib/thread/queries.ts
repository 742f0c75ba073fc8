import "server-only";
import type { Member } from "../auth";
import { spanBatches } from "../ingest/payload";
import { findTrace, readSpanRows } from "../traces/queries";
import { buildThread } from "./build";
import { MessageBook } from "./message-book";
import { readSaid, type Said } from "./said";
import type { Thread } from "./schema";
import { shortThread } from "./shorten";

type Row = Awaited<ReturnType<typeof readSpanRows>>[number];

/** The trace as one conversation, its long texts cut. Undefined for what the member may not see. */
export async function getThread(member: Member, traceId: string): Promise<Thread | undefined> {
  const thread = await getWholeThread(member, traceId);
  return thread && shortThread(thread);
}

/** The same with nothing cut. */
export async function getWholeThread(member: Member, traceId: string): Promise<Thread | undefined> {
  const trace = await findTrace(member, traceId);
  if (!trace) return undefined;

  const rows = await readSpanRows(member, traceId, trace.week);
  const said = new Map<number, Said>();
  const book = new MessageBook();
  await readAll(member, traceId, rows, said, book, tellsMost);
  const thread = buildThread(rows, said, book);
  if (thread.entries.length > 0) return thread;

  await readAll(member, traceId, rows, said, book, (row) => !tellsMost(row));
  return buildThread(rows, said, book);
}

const telling = new Set<string>(["LLM", "AGENT", "TOOL", "RETRIEVER"]);

/** The others are read only where these and the roots say nothing. */
function tellsMost({ kind, parentSpanId }: Row): boolean {
  return telling.has(kind) || parentSpanId === null;
}

async function readAll(
  { projectId }: Member,
  traceId: string,
  rows: Row[],
  said: Map<number, Said>,
  book: MessageBook,
  wanted: (row: Row) => boolean,
) {
  const nodes = new Map<string, number>();
  for (const [node, row] of rows.entries()) if (wanted(row)) nodes.set(row.spanId, node);
  if (nodes.size === 0) return;
  const ids = nodes.size < rows.length ? [...nodes.keys()] : undefined;
  for await (const batch of spanBatches(projectId, traceId, ids)) {
    for (const span of batch) {
      const node = nodes.get(span.spanId);
      const kind = node === undefined ? undefined : rows[node]?.kind;
      if (node !== undefined && kind) said.set(node, readSaid(span, kind, book));
    }
  }
}
