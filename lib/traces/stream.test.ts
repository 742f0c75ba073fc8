import { expect, test } from "vitest";
import { streamJson } from "./stream";

async function* numbers(...batches: { n: number }[][]) {
  yield* batches;
}

test.each([
  ["nothing", []],
  ["one batch", [[{ n: 1 }, { n: 2 }]]],
  ["several, empty ones among them", [[], [{ n: 1 }], [], [{ n: 2 }, { n: 3 }]]],
])("%s comes out as one object", async (_, batches) => {
  const answer = streamJson({ name: 'a "b"' }, "items", numbers(...batches));
  expect(answer.headers.get("content-type")).toBe("application/json");
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
  expect(await answer.json()).toEqual({ name: 'a "b"', items: batches.flat() });
});

test("no more is read than is taken, and nothing once the reader has gone", async () => {
  let read = 0;
  let ended = false;
  async function* endless() {
    try {
      for (;;) yield [{ n: read++ }];
    } finally {
      ended = true;
    }
  }
  const reader = streamJson({}, "items", endless()).body?.getReader();
  for (let i = 0; i < 5; i++) await reader?.read();
  expect(read).toBeLessThan(8);
  await reader?.cancel();
  expect(ended).toBe(true);
});
