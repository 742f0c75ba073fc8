import "server-only";
import type { TargetKind } from "@/db/enums";
import { column, insertRows } from "../ingest/rows";
import type { Project, Tx } from "../ingest/transaction";
import { idleMs } from "../sessions/rows";

/** A trace for which something came that it had not. */
export type Arrival = { traceId: string; sessionId: string | null; hasEnded: boolean };

/** How long nothing may come for a trace: after its root has ended, and where it has none that has. */
const endedMs = 30_000;
const openMs = 900_000;

/** Notes, in the transaction that stores it, what came. It only adds rows, so that no request waits for another. */
export async function noteArrivals(tx: Tx, { projectId }: Pick<Project, "projectId">, traces: Arrival[]) {
  if (traces.length === 0) return;
  const sessions = new Set(traces.map(({ sessionId }) => sessionId));
  const rows = [
    ...traces.map(({ traceId, hasEnded }) => row("trace", traceId, hasEnded ? endedMs : openMs)),
    ...[...sessions].flatMap((id) => (id === null ? [] : row("session", id, idleMs))),
  ];
  await insertRows(tx, "arrivals", projectId, columns, rows);
}

type Row = { kind: TargetKind; target: string; waitMs: number };

function row(kind: TargetKind, target: string, waitMs: number): Row {
  return { kind, target, waitMs };
}

const columns = [
  column<Row>("kind", "text", ({ kind }) => kind),
  column<Row>("target", "text", ({ target }) => target),
  column<Row>("wait_ms", "int", ({ waitMs }) => waitMs),
];
