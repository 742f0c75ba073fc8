import { hash } from "node:crypto";
import type { CanonicalText } from "../otlp/canonical";
import { chunkEnds, reachOf } from "./chunk";
import { addWords } from "./words";

/** Up to this many characters of chunks share a row: enough to compress well, and little to read for one span. */
const PACK_LENGTH = 32_768;

type Chunk = { text: string; hash: string; source: CanonicalText; start: number; reach: number; firstValue: number };

export type Pack = { firstChunk: number; lengths: number[]; hashes: string[]; text: string; words: Set<number> };

/** The distinct chunks of one trace in one request, in the order in which they came. */
export class ChunkStore {
  private readonly positions = new Map<string, number>();
  private readonly chunks: Chunk[] = [];

  /** `hashKey` is the project's: nobody outside can make two texts meet in one hash. */
  constructor(private readonly hashKey: string) {}

  /** How many distinct chunks it holds. */
  get size(): number {
    return this.chunks.length;
  }

  /** Cuts a text, keeps what is new in it, and returns the positions of its chunks in this store. */
  add(source: CanonicalText): number[] {
    const positions: number[] = [];
    let start = 0;
    let firstValue = 0;
    for (const end of chunkEnds(source.text)) {
      const text = source.text.slice(start, end);
      while (firstValue < source.values.length && (source.values[firstValue + 1] ?? 0) <= start) firstValue += 2;
      const reach = reachOf(source.text, end);
      // Cut amid a word, it brings that word as a whole to the index; the same text may go on differently elsewhere.
      const identity = reach > end ? `${text}\0${source.text.slice(end, reach)}` : text;
      let position = this.positions.get(identity);
      if (position === undefined) {
        position = this.chunks.length;
        this.positions.set(identity, position);
        this.chunks.push({ text, hash: this.hashOf(identity), source, start, reach, firstValue });
      }
      positions.push(position);
      start = end;
    }
    return positions;
  }

  /** 64 bits, signed, in decimal. */
  private hashOf(text: string): string {
    return hash("sha1", this.hashKey + text, "buffer")
      .readBigInt64BE(0)
      .toString();
  }

  /**
   * Numbers the chunks within their trace: those in `stored` have theirs, the others go on from `next`. Returns the number
   * of each position, and the new chunks in packs.
   */
  place(stored: ReadonlyMap<string, number>, next: number, seed: number): { numbers: number[]; packs: Pack[] } {
    const numbers: number[] = [];
    const packs: Pack[] = [];
    let pack: Pack | undefined;
    for (const chunk of this.chunks) {
      const known = stored.get(chunk.hash);
      if (known !== undefined) {
        numbers.push(known);
        continue;
      }
      if (!pack || pack.text.length >= PACK_LENGTH) {
        pack = { firstChunk: next, lengths: [], hashes: [], text: "", words: new Set() };
        packs.push(pack);
      }
      pack.text += chunk.text;
      pack.lengths.push(chunk.text.length);
      pack.hashes.push(chunk.hash);
      addChunkWords(chunk, seed, pack.words);
      numbers.push(next++);
    }
    return { numbers, packs };
  }
}

function addChunkWords({ source, start, reach: end, firstValue }: Chunk, seed: number, words: Set<number>) {
  for (let i = firstValue; i < source.values.length; i += 2) {
    const from = source.values[i] ?? 0;
    if (from >= end) break;
    addWords(source.text, Math.max(from, start), Math.min(source.values[i + 1] ?? 0, end), seed, words);
  }
}

/** Chunk numbers as runs: first, count, first, count … A history that is sent again is one run. */
export function runsOf(numbers: number[]): number[] {
  const runs: number[] = [];
  for (const number of numbers) {
    const first = runs.at(-2) ?? 0;
    const count = runs.at(-1) ?? 0;
    if (count > 0 && first + count === number) runs[runs.length - 1] = count + 1;
    else runs.push(number, 1);
  }
  return runs;
}
