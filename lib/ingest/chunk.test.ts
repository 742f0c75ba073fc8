import { describe, expect, test } from "vitest";
import { seeded } from "@/test/random";
import { chunkEnds } from "./chunk";

const random = seeded(7);
const vocabulary = random.times(500, () => random.hex(1 + random.integer(9)));
const prose = (length: number) => random.times(length, () => random.pick(vocabulary)).join(" ");

function chunksOf(text: string): string[] {
  const ends = chunkEnds(text);
  return ends.map((end, i) => text.slice(ends[i - 1] ?? 0, end));
}

/** The characters on both sides of each cut. */
function cuts(text: string): [before: string, after: string][] {
  return chunkEnds(text)
    .filter((end) => end < text.length)
    .map((end) => [text.slice(0, end), text.slice(end)]);
}

const samples: [string, string][] = [
  ["nothing", ""],
  ["one character", "x"],
  ["prose", prose(5_000)],
  ["JSON in JSON in JSON", JSON.stringify(JSON.stringify(JSON.stringify({ say: prose(3_000), lines: ["a\nb", '"'] })))],
  ["Chinese", "退款流程，请稍候。".repeat(2_000)],
  ["emoji without a delimiter", "😀".repeat(20_000)],
  ["emoji, one unit further on", `x${"😀".repeat(20_000)}`],
  ["escapes without a delimiter", "\\u00e9\\n\\\\".repeat(5_000)],
  ["only backslashes", "\\".repeat(30_000)],
  ["base64", random.hex(100_000)],
];

describe.each(samples)("%s", (_, text) => {
  test("joins back", () => {
    expect(chunksOf(text).join("")).toBe(text);
    expect(chunksOf(text).every((chunk) => chunk.length > 0 && chunk.length <= 4096)).toBe(true);
  });

  test("is never cut inside a surrogate pair or an escape", () => {
    for (const [before, after] of cuts(text)) {
      expect(before.slice(-1) + after.slice(0, 1)).not.toMatch(/^[\ud800-\udbff][\udc00-\udfff]$/);
      expect(before.slice(-5)).not.toMatch(/\\u[0-9a-fA-F]{0,3}$/);
      const backslashes = /\\*$/.exec(before.slice(-5_000))?.[0].length ?? 0;
      if (backslashes > 0) expect([after[0], backslashes % 2]).toEqual(["\\", 0]);
    }
  });
});

test("words are never cut where there is a delimiter to cut at", () => {
  const text = prose(20_000);
  for (const [before] of cuts(text)) expect(before.endsWith(" ")).toBe(true);
});

test("a chunk is about a kilobyte", () => {
  const chunks = chunksOf(prose(50_000));
  const mean = chunks.reduce((sum, chunk) => sum + chunk.length, 0) / chunks.length;
  expect(mean).toBeGreaterThan(600);
  expect(mean).toBeLessThan(1_400);
});

test("what is put in front changes only the first chunks", () => {
  const text = prose(30_000);
  for (const front of ["x", "a whole sentence, with a comma. ", prose(400)]) {
    const known = new Set(chunksOf(text));
    const changed = chunksOf(front + text).filter((chunk) => !known.has(chunk));
    expect(changed.join("").length).toBeLessThan(front.length + 20_000);
    expect(changed.length).toBeLessThan(chunksOf(front).length + 8);
  }
});

test("a change in the middle changes only the chunks around it", () => {
  const text = prose(30_000);
  const middle = text.indexOf(" ", text.length / 2);
  const known = new Set(chunksOf(text));
  const changed = chunksOf(`${text.slice(0, middle)} inserted${text.slice(middle)}`).filter(
    (chunk) => !known.has(chunk),
  );
  expect(changed.length).toBeGreaterThan(0);
  expect(changed.length).toBeLessThan(10);
});

test("a megabyte without a delimiter takes little time", () => {
  for (const text of [random.hex(16).repeat(65_536), "\\".repeat(1_048_576), "\\u00e9".repeat(180_000)]) {
    const started = performance.now();
    expect(chunkEnds(text).at(-1)).toBe(text.length);
    expect(performance.now() - started).toBeLessThan(1_000);
  }
});
