import { expect, test } from "vitest";
import { decodeCursor, encodeCursor } from "./cursor";

const id = "4bf92f3577b34da6a3ce929d0e0e4736";

test.each([
  ["start_time", "1763640000123456"],
  ["duration", "31400000000"],
  ["total_cost", "0.27300000000000002"],
  ["total_cost", "1e-07"],
  ["total_cost", null],
  ["total_tokens", null],
  ["span_count", "19"],
] as const)("a cursor of %s at %s comes back as it was", (sort, value) => {
  const text = encodeCursor(sort, "desc", { value, traceId: id });
  expect(text).toMatch(/^[\w-]+$/);
  expect(decodeCursor(sort, "desc", text)).toEqual({ value, traceId: id });
});

function cursorOf(...parts: unknown[]) {
  return Buffer.from(JSON.stringify(parts)).toString("base64url");
}

test.each([
  ["text of somebody's own", "hello"],
  ["nothing", ""],
  ["another sort", encodeCursor("duration", "desc", { value: "1", traceId: id })],
  ["another order", encodeCursor("start_time", "asc", { value: "1", traceId: id })],
  ["a value that is no number", cursorOf("start_time", "desc", "1); drop table traces", id)],
  ["a value that no column holds", cursorOf("start_time", "desc", "9".repeat(30), id)],
  ["an unknown time", cursorOf("start_time", "desc", null, id)],
  ["a time before all others", cursorOf("start_time", "desc", "-999999999999999999", id)],
  ["a bad id", cursorOf("start_time", "desc", "1", "4bf9")],
])("%s is refused as a cursor", (_, text) => {
  expect(() => decodeCursor("start_time", "desc", text)).toThrow(expect.objectContaining({ code: "bad_request" }));
});
