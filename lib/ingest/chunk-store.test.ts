import { describe, expect, test } from "vitest";
import { seeded } from "@/test/random";
import { randomTrace } from "@/test/random-spans";
import { canonicalSpan } from "../otlp/canonical";
import { ChunkStore, type Pack, runsOf } from "./chunk-store";
import { addWords, wordSeed } from "./words";

const random = seeded(5);
const spans = randomTrace(random, random.hex(32), 120);
const sources = spans.map(canonicalSpan);
const seed = wordSeed("key");

function storeOf(list: typeof sources) {
  const store = new ChunkStore("key");
  return { store, positions: list.map((source) => store.add(source)) };
}

function chunksIn(packs: Pack[]): Map<number, string> {
  const chunks = new Map<number, string>();
  for (const { firstChunk, lengths, text } of packs) {
    let start = 0;
    for (const [i, length] of lengths.entries()) {
      chunks.set(firstChunk + i, text.slice(start, start + length));
      start += length;
    }
    expect(start).toBe(text.length);
  }
  return chunks;
}

const hashesIn = (packs: Pack[]) =>
  new Map(packs.flatMap(({ firstChunk, hashes }) => hashes.map((hash, i): [string, number] => [hash, firstChunk + i])));

describe("the chunks of a trace", () => {
  test("give back every text, and each distinct one is there once", () => {
    const { store, positions } = storeOf(sources);
    const { numbers, packs } = store.place(new Map(), 0, seed);
    const chunks = chunksIn(packs);
    for (const [i, source] of sources.entries()) {
      expect(positions[i]?.map((position) => chunks.get(numbers[position] ?? -1)).join("")).toBe(source.text);
    }
    expect(new Set(chunks.values()).size).toBe(chunks.size);
    expect([...chunks.keys()]).toEqual(Array.from({ length: chunks.size }, (_, i) => i));
  });

  test("that are stored already keep their numbers, new ones go on behind them", () => {
    const first = storeOf(sources.slice(0, 60)).store.place(new Map(), 0, seed);
    const stored = hashesIn(first.packs);
    const { store, positions } = storeOf(sources);
    const second = store.place(stored, stored.size, seed);
    const chunks = new Map([...chunksIn(first.packs), ...chunksIn(second.packs)]);
    expect(chunks.size).toBe(stored.size + hashesIn(second.packs).size);
    for (const [i, source] of sources.entries()) {
      expect(positions[i]?.map((position) => chunks.get(second.numbers[position] ?? -1)).join("")).toBe(source.text);
    }
    expect(storeOf(sources).store.place(hashesIn([...first.packs, ...second.packs]), chunks.size, seed).packs).toEqual(
      [],
    );
  });

  test("index exactly the words of the values, wherever they were cut", () => {
    const packs = storeOf(sources).store.place(new Map(), 0, seed).packs;
    const indexed = new Set(packs.flatMap(({ words }) => [...words]));
    const expected = new Set<number>();
    for (const { text, values } of sources) {
      for (let i = 0; i < values.length; i += 2) addWords(text, values[i] ?? 0, values[i + 1] ?? 0, seed, expected);
    }
    expect([...indexed].sort()).toEqual([...expected].sort());
    expect(indexed.size).toBeGreaterThan(100);
  });
});

test("runs hold the same numbers in the same order", () => {
  const numbers = random.times(300, (i) => (random.integer(3) === 0 ? random.integer(50) : i));
  for (const list of [numbers, [], [0], [5, 6, 7, 6, 7, 8, 8]]) {
    const runs = runsOf(list);
    const read: number[] = [];
    for (let i = 0; i < runs.length; i += 2) {
      for (let at = 0; at < (runs[i + 1] ?? 0); at++) read.push((runs[i] ?? 0) + at);
    }
    expect(read).toEqual(list);
  }
  expect(runsOf([0, 1, 2, 3, 7, 8])).toEqual([0, 4, 7, 2]);
});
