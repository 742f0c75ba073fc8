import { expect, test } from "vitest";
import { makeSpan } from "../test-rows";
import { buildTree, visibleNodes } from "../tree";
import { drawOverview } from "./overview";
import { makeScale, toAxis, toMs } from "./scale";
import { workNodes } from "./work";

test("without folds a millisecond is a unit", () => {
  const scale = makeScale(1000);
  expect([toAxis(scale, 0), toAxis(scale, 250), toAxis(scale, 1000)]).toEqual([0, 250, 1000]);
  expect(scale.length).toBe(1000);
});

test("a fold takes little room, and there and back is the same", () => {
  const scale = makeScale(10_000, [{ startMs: 500, endMs: 9_500 }]);
  expect(scale.length).toBeCloseTo(1040);
  expect(toAxis(scale, 500)).toBe(500);
  expect(toAxis(scale, 9_500)).toBeCloseTo(540);
  expect(toAxis(scale, 10_000)).toBeCloseTo(1040);
  for (const ms of [-5, 0, 10, 500, 700, 9_499, 9_500, 10_000, 10_500]) {
    expect(toMs(scale, toAxis(scale, ms))).toBeCloseTo(ms, 6);
  }
});

test("many folds together take no more than half of what is not folded", () => {
  const folds = Array.from({ length: 100 }, (_, i) => ({ startMs: i * 1000 + 10, endMs: i * 1000 + 1000 }));
  expect(makeScale(100_000, folds).length).toBeCloseTo(1500);
});

test("folds at the very start and end", () => {
  const scale = makeScale(100, [
    { startMs: 0, endMs: 40 },
    { startMs: 50, endMs: 100 },
  ]);
  expect(scale.pieces.map(({ folded }) => folded)).toEqual([true, false, true]);
});

test("the overview draws work over what waits for it, and nothing outside its box", () => {
  const nodes = visibleNodes(
    buildTree([
      makeSpan("a", null, 0, { durationMs: 100, kind: "AGENT" }),
      makeSpan("b", "a", 50, { durationMs: 500, kind: "LLM" }),
      makeSpan("c", "a", 100, { durationMs: 0, kind: "TOOL" }),
    ]),
    new Set(),
  );
  const overview = drawOverview(nodes, workNodes(nodes), makeScale(100));
  expect(overview.map(({ mark, atWork, path }) => [mark, atWork, path.split(" ")[0]])).toEqual([
    ["agent", false, "M0"],
    ["model", true, "M0.5"],
    ["tool", true, "M0.9975"],
  ]);
});
