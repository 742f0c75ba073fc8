import { expect, test } from "vitest";
import { around, between, clampSight, dragSight, focusOf, gripAt, isWhole, pan, reveal, whole, zoom } from "./zoom";

const length = 1000;
const middle = { from: 400, to: 600 };

test("what is under the pointer stays there", () => {
  const closer = zoom(middle, 2, 0.25, length);
  expect(closer).toEqual({ from: 425, to: 525 });
  expect(zoom(closer, 0.5, 0.25, length)).toEqual(middle);
});

test("zooming out ends with the whole axis, and in before numbers run out", () => {
  expect(isWhole(zoom(middle, 0.01, 0.5, length), length)).toBe(true);
  let sight = whole(length);
  for (let i = 0; i < 100; i++) sight = zoom(sight, 2, 0.3, length);
  expect(sight.to - sight.from).toBeCloseTo(1e-4, 9);
  expect(sight.from).toBeCloseTo(300, 3);
});

test("panning stops at the ends", () => {
  expect(pan(middle, 0.5, length)).toEqual({ from: 500, to: 700 });
  expect(pan(middle, 10, length)).toEqual({ from: 800, to: 1000 });
  expect(pan(middle, -10, length)).toEqual({ from: 0, to: 200 });
  expect(pan(whole(length), 1, length)).toEqual(whole(length));
});

test("an axis shorter than the closest look is shown whole", () => {
  expect(zoom(whole(1e-6), 8, 0.5, 1e-6)).toEqual(whole(1e-6));
});

test("a sight that lies outside is brought back, as wide as it was", () => {
  expect(clampSight({ from: -50, to: 150 }, length)).toEqual({ from: 0, to: 200 });
  expect(clampSight({ from: 900, to: 1100 }, length)).toEqual({ from: 800, to: 1000 });
});

test("a range drawn in either direction, also past the edge", () => {
  expect(between(700, 300, length)).toEqual({ from: 300, to: 700 });
  expect(between(-40, 300, length)).toEqual({ from: 0, to: 300 });
});

test("around a bar there is a little room, around an instant too", () => {
  expect(around(200, 300, length)).toEqual({ from: 190, to: 310 });
  expect(around(500, 500, length)).toEqual({ from: 499, to: 501 });
  expect(around(0, 1000, length)).toEqual(whole(length));
});

test("a bar out of sight is brought in, one in sight moves nothing", () => {
  expect(reveal(middle, 450, 900, length)).toBe(middle);
  expect(reveal(middle, 700, 720, length)).toEqual({ from: 540, to: 740 });
  expect(reveal(middle, 100, 120, length)).toEqual({ from: 100, to: 300 });
  expect(reveal(middle, 700, 1000, length)).toEqual({ from: 700, to: 900 });
});

test("what a drag on the overview takes hold of", () => {
  const grips = [100, 398, 500, 603, 900].map((at) => gripAt(middle, at, 5, length));
  expect(grips).toEqual(["new", "from", "place", "to", "new"]);
  expect(gripAt(whole(length), 500, 5, length)).toBe("new");
});

test("dragging the edges, the place, or a new range", () => {
  expect(dragSight(middle, "from", 400, 300, length)).toEqual({ from: 300, to: 600 });
  expect(dragSight(middle, "to", 600, 350, length)).toEqual({ from: 350, to: 400 });
  expect(dragSight(middle, "place", 500, 550, length)).toEqual({ from: 450, to: 650 });
  expect(dragSight(middle, "new", 100, 50, length)).toEqual({ from: 50, to: 100 });
});

test("keys zoom into what one can see of the chosen bar", () => {
  expect(focusOf(middle, 440, 460)).toBe(0.25);
  expect(focusOf(middle, 0, 500)).toBe(0.25);
  expect(focusOf(middle, 100, 200)).toBeUndefined();
});
