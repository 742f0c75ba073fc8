import { spanColumns } from "../ingest/prepare";
import type { Span } from "../otlp/model";
import { buildThread } from "./build";
import { MessageBook } from "./message-book";
import { readSaid, type Said } from "./said";
import type { Thread } from "./schema";

/** The thread of a trace whose spans are at hand. */
export function threadOfSpans(spans: readonly Span[]): Thread {
  const rows = spans.map(spanColumns);
  const book = new MessageBook();
  const said = new Map<number, Said>();
  for (const [node, span] of spans.entries()) said.set(node, readSaid(span, rows[node]?.kind ?? "SPAN", book));
  return buildThread(rows, said, book);
}
