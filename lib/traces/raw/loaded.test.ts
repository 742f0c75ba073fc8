import { expect, test } from "vitest";
import { jsonLines } from "./json-lines";
import { type Loaded, withArrived } from "./loaded";

const heavy = jsonLines(JSON.stringify("x".repeat(15_000_000)));

function arrive(loaded: Loaded, spanId: string, inView: string[] = [spanId]) {
  return withArrived(loaded, new Map([[spanId, heavy]]), new Set(inView));
}

test("what was seen longest ago is let go, but not its length, and never what is in view", () => {
  let loaded: Loaded = new Map();
  for (const spanId of ["a", "b", "c"]) loaded = arrive(loaded, spanId, ["a", spanId]);
  const held = () => [...loaded].filter(([, { json }]) => json).map(([spanId]) => spanId);
  expect(held()).toEqual(["a", "c"]);
  expect(loaded.get("b")?.lineCount).toBe(heavy.lines.length + 1);
  loaded = arrive(loaded, "b");
  expect(held()).toEqual(["c", "b"]);
});
