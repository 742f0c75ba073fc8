import { expect, test } from "vitest";
import { seeded } from "@/test/random";
import { dayMs, quarterMs } from "./buckets";
import { stretchesOf } from "./stretches";

const start = Date.parse("2026-10-20T00:00:00Z");

test("a range is read from its whole days, its other whole quarters, and live at its edges", () => {
  const at = (day: number, hours: number) => start + day * dayMs + hours * 3_600_000;
  expect(stretchesOf([at(0, 22.6), at(3, 1.1)])).toEqual({
    live: [
      { from: at(0, 22.6), to: at(0, 22.75) },
      { from: at(3, 1), to: at(3, 1.1) },
    ],
    quarters: [
      { from: at(0, 22.75), to: at(1, 0) },
      { from: at(3, 0), to: at(3, 1) },
    ],
    days: [{ from: at(1, 0), to: at(3, 0) }],
  });
  const always = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
  expect(stretchesOf([always.from, always.to])).toEqual({ live: [], quarters: [], days: [always] });
  expect(stretchesOf([at(1, 0), at(0, 0)])).toEqual({ live: [], quarters: [], days: [] });
});

test("each moment of a range is read once, and no cell crosses a bound", () => {
  const { integer, pick, times } = seeded(11);
  for (let round = 0; round < 300; round++) {
    const unit = pick([60_000, quarterMs, 3 * quarterMs, dayMs]);
    const bounds = [...new Set(times(2 + integer(6), () => start + integer(9 * dayMs)))].sort((a, b) => a - b);
    const inner = bounds.slice(1, -1).map((bound) => Math.ceil(bound / unit) * unit);
    const all = [...new Set([bounds[0] ?? 0, ...inner, bounds.at(-1) ?? 0])].sort((a, b) => a - b);
    const { days, quarters, live } = stretchesOf(all);
    const pieces = [...days, ...quarters, ...live].sort((a, b) => a.from - b.from);
    expect(pieces.at(0)?.from).toBe(all.at(0));
    expect(pieces.at(-1)?.to).toBe(all.at(-1));
    for (const [i, piece] of pieces.entries()) if (i > 0) expect(piece.from).toBe(pieces[i - 1]?.to);
    for (const [cells, length] of [
      [days, dayMs],
      [quarters, quarterMs],
    ] as const) {
      for (const { from, to } of cells) {
        expect([from % length, to % length]).toEqual([0, 0]);
        expect(all.filter((bound) => bound > from && bound < to && bound % length !== 0)).toEqual([]);
      }
    }
  }
});
