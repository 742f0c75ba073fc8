import "server-only";
import type { ChunkStore, Pack } from "./chunk-store";
import { column, numberArray, parameters, selectRows, textArray } from "./rows";
import type { LockedTrace, Project, Tx } from "./transaction";

type PackRow = Pack & { traceId: string; week: string };

const packColumns = [
  column<PackRow>("trace_id", "uuid", (row) => row.traceId),
  column<PackRow>("week", "date", (row) => row.week),
  column<PackRow>("first_chunk", "int", (row) => row.firstChunk),
  column<PackRow>("chunk_count", "int", (row) => row.lengths.length),
  column<PackRow>("lengths", "int[]", (row) => numberArray(row.lengths)),
  column<PackRow>("hashes", "bigint[]", (row) => numberArray(row.hashes)),
  column<PackRow>("text", "text", (row) => row.text),
  column<PackRow>("words", "int[]", (row) => numberArray(row.words)),
];

type ChunksOfTrace = { traceId: string; chunks: ChunkStore };

/** Stores the chunks that locked traces do not have yet. Returns, per trace, the chunk number of each position. */
export async function insertPacks(
  tx: Tx,
  project: Project,
  traces: ChunksOfTrace[],
  locked: ReadonlyMap<string, LockedTrace>,
  seed: number,
): Promise<Map<string, number[]>> {
  const numbers = new Map<string, number[]>();
  const rows: PackRow[] = [];
  for (const { traceId, chunks } of traces) {
    const trace = locked.get(traceId);
    if (!trace) continue;
    const stored = trace.chunkCount > 0 ? await storedChunks(tx, project, trace) : new Map<string, number>();
    const placed = chunks.place(stored, trace.chunkCount, seed);
    numbers.set(traceId, placed.numbers);
    for (const pack of placed.packs) rows.push({ ...pack, traceId, week: trace.week });
  }
  if (rows.length === 0) return numbers;
  await tx.unsafe(
    `insert into packs (project_id, ${packColumns.map(({ name }) => name).join(", ")})
     select $1::int, s.* from (${selectRows(packColumns, 2)}) s`,
    [project.projectId, ...parameters(packColumns, rows)],
    { prepare: true },
  );
  await countChunks(tx, project, rows);
  return numbers;
}

async function storedChunks(tx: Tx, { projectId }: Project, { traceId, week }: LockedTrace) {
  const packs = await tx<{ firstChunk: number; hashes: string[] }[]>`
    select first_chunk as "firstChunk", hashes from packs
    where project_id = ${projectId} and trace_id = ${traceId} and week = ${week}`;
  const stored = new Map<string, number>();
  for (const { firstChunk, hashes } of packs)
    for (const [i, hash] of hashes.entries()) stored.set(hash, firstChunk + i);
  return stored;
}

async function countChunks(tx: Tx, { projectId }: Project, rows: PackRow[]) {
  const ends = new Map(rows.map(({ traceId, firstChunk, lengths }) => [traceId, firstChunk + lengths.length]));
  await tx`
    update traces t set chunk_count = s.chunk_count
    from unnest(${textArray([...ends.keys()])}::text::uuid[], ${numberArray([...ends.values()])}::text::int[]) as s(trace_id, chunk_count)
    where t.project_id = ${projectId} and t.trace_id = s.trace_id`;
}
