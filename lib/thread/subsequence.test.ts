import { expect, test } from "vitest";
import { commonSubsequence } from "./subsequence";

test.each([
  [[], [1], []],
  [
    [1, 2, 3],
    [1, 2, 3],
    [1, 2, 3],
  ],
  [
    [1, 9, 2, 3],
    [1, 2, 8, 3],
    [1, 2, 3],
  ],
  [
    [1, 1, 2],
    [1, 1, 1, 2],
    [1, 1, 2],
  ],
  [
    [5, 6, 7],
    [1, 5, 6],
    [5, 6],
  ],
  [[2, 1], [1, 2], [2]],
])("of %j and %j", (a, b, common) => {
  const pairs = commonSubsequence(a, b);
  expect(pairs.map(({ i }) => a[i])).toEqual(pairs.map(({ j }) => b[j]));
  expect(pairs).toHaveLength(common.length);
  for (const [n, { i, j }] of pairs.entries()) {
    expect(i).toBeGreaterThan(pairs[n - 1]?.i ?? -1);
    expect(j).toBeGreaterThan(pairs[n - 1]?.j ?? -1);
  }
});
