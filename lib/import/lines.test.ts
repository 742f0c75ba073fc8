import { expect, test } from "vitest";
import { linesOf } from "./lines";

async function read(text: string, size: number, limit?: number) {
  const bytes = new TextEncoder().encode(text);
  async function* parts() {
    for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
  }
  const lines: [number, string, boolean][] = [];
  for await (const line of linesOf(parts(), limit)) {
    lines.push([line.number, new TextDecoder().decode(line.bytes), line.isTooLong]);
  }
  return lines;
}

test.each([1, 2, 3, 100])("lines are whole however they are cut: every %i bytes", async (size) => {
  expect(await read("a\n\nünï\n注文", size)).toEqual([
    [1, "a", false],
    [2, "", false],
    [3, "ünï", false],
    [4, "注文", false],
  ]);
  expect(await read("a\n", size)).toEqual([[1, "a", false]]);
  expect(await read("", size)).toEqual([]);
});

test("a line beyond the limit is passed over, and the next one is read", async () => {
  expect(await read("123456\nabc\n1234567", 2, 5)).toEqual([
    [1, "", true],
    [2, "abc", false],
    [3, "", true],
  ]);
});
