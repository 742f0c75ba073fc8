import { openAtFirst } from "../thread/chosen-row";
import { type ThreadRow, threadRows, visibleRows } from "../thread/rows";
import type { Trace } from "../traces/schema";
import type { SessionTurn } from "./schema";

/** `number`: which of the session's traces it belongs to, counted from 0. */
type Place = { key: string; parent: { key: string } | null; number: number; trace: Trace };

/** The heading of a turn: a trace, and how much of it the turn before had said already. */
export type TurnRow = Place & { type: "turn"; repeated: number };
type SaidRow = Place & { type: "said"; row: ThreadRow; open: boolean };
/** In the place of what a turn says: nothing, or not yet, or not to be had. */
export type NoteRow = Place & { type: "note"; state: "loading" | "failed" | "silent" };

export type ConversationRow = TurnRow | SaidRow | NoteRow;

type Loaded = { turnOf: (traceId: string) => SessionTurn | undefined; hasFailed: (number: number) => boolean };

/** A session as one thread: below the heading of each trace what it adds. `toggled`: keys of rows folded the other way. */
export function conversationRows(
  traces: Trace[],
  { turnOf, hasFailed }: Loaded,
  toggled: ReadonlySet<string>,
): ConversationRow[] {
  return traces.flatMap((trace, number): ConversationRow[] => {
    const turn = turnOf(trace.traceId);
    const place = { parent: null, number, trace };
    const heading: TurnRow = { ...place, type: "turn", key: trace.traceId, repeated: turn?.repeated ?? 0 };
    const said = turn ? saidRows(turn, place, toggled) : [];
    if (said.length > 0) return [heading, ...said];
    const state = turn ? "silent" : hasFailed(number) ? "failed" : "loading";
    return [heading, { ...place, type: "note", key: `${trace.traceId}:note`, state }];
  });
}

function saidRows(turn: SessionTurn, place: { number: number; trace: Trace }, toggled: ReadonlySet<string>): SaidRow[] {
  const { rows, open } = unfolded(turn);
  const isOpen = (row: ThreadRow) => open.has(row.key) !== toggled.has(row.key);
  return visibleRows(rows, isOpen).map((row) => ({
    ...place,
    type: "said",
    key: row.key,
    parent: row.parent,
    row,
    open: isOpen(row),
  }));
}

type Unfolded = { rows: ThreadRow[]; open: ReadonlySet<string> };
const known = new WeakMap<SessionTurn, Unfolded>();

/** All rows of a turn, made once: a conversation is put together anew with each turn that comes. */
function unfolded(turn: SessionTurn): Unfolded {
  const made = known.get(turn);
  if (made) return made;
  const rows = threadRows(turn.thread, new Map());
  // Spans of two traces may have the same id.
  for (const row of rows) row.key = `${turn.traceId}:${row.key}`;
  const fresh = { rows, open: openAtFirst(rows, undefined) };
  known.set(turn, fresh);
  return fresh;
}
