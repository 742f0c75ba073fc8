import "server-only";
import type { ChunkStore, Pack } from "./chunk-store";
import { queueWords } from "./dictionary";
import { numberArray } from "./rows";
import type { LockedTrace, Project, Tx } from "./transaction";

type PackRow = Pack & { traceId: string; week: string };

type ChunksOfTrace = { traceId: string; chunks: ChunkStore };

/** Numbers the chunks of locked traces: per trace, the number of each position, and what it does not have yet, in packs. */
export async function placeChunks(
  tx: Tx,
  project: Project,
  traces: ChunksOfTrace[],
  locked: ReadonlyMap<string, LockedTrace>,
  seed: number,
) {
  const numbers = new Map<string, number[]>();
  const packs: PackRow[] = [];
  for (const { traceId, chunks } of traces) {
    const trace = locked.get(traceId);
    if (!trace) continue;
    const stored = trace.chunkCount > 0 ? await storedChunks(tx, project, trace) : new Map<string, number>();
    const placed = chunks.place(stored, trace.chunkCount, seed);
    numbers.set(traceId, placed.numbers);
    for (const pack of placed.packs) packs.push({ ...pack, traceId, week: trace.week });
    if (!trace.isNew && placed.packs.length > 0) await countChunks(tx, project, traceId, placed.packs);
  }
  return { numbers, packs };
}

/** Row by row, in one go: long texts travel as they are, neither quoted into an array nor parsed out of one. */
export async function insertPacks(tx: Tx, { projectId }: Project, packs: PackRow[]) {
  await Promise.all([
    queueWords(tx, { projectId }, packs),
    ...packs.map(
      ({ traceId, week, firstChunk, lengths, hashes, text, words }) => tx`
        insert into packs (project_id, trace_id, week, first_chunk, chunk_count, lengths, hashes, text, words)
        values (${projectId}, ${traceId}, ${week}, ${firstChunk}, ${lengths.length}, ${numberArray(lengths)}::text::int[],
          ${numberArray(hashes)}::text::bigint[], ${text}, ${numberArray(words)}::text::int[])`,
    ),
  ]);
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

async function countChunks(tx: Tx, { projectId }: Project, traceId: string, packs: Pack[]) {
  const last = packs.at(-1);
  const count = (last?.firstChunk ?? 0) + (last?.lengths.length ?? 0);
  await tx`update traces set chunk_count = ${count} where project_id = ${projectId} and trace_id = ${traceId}`;
}
