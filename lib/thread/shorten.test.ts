import { expect, test } from "vitest";
import type { MessagePart } from "../normalise/span";
import type { Thread } from "./schema";
import { longest, shortThread, shortValue } from "./shorten";

function threadWith(parts: MessagePart[]): Thread {
  const message = { role: "user", name: null, finishReason: null, parts };
  const place = { lane: 0, spanId: "a".repeat(16), offsetMs: 0 };
  return {
    lanes: [],
    entries: [{ type: "message", ...place, side: "input", index: 0, message, cut: false, toolRuns: [] }],
  };
}

function shortParts(...parts: MessagePart[]) {
  const [entry] = shortThread(threadWith(parts)).entries;
  return entry?.type === "message" ? { cut: entry.cut, parts: entry.message.parts } : undefined;
}

test("texts are cut shorter where there are very many", () => {
  const thread = threadWith([{ type: "text", text: "x".repeat(longest) }]);
  const { entries } = shortThread({ lanes: [], entries: Array.from({ length: 50_000 }, () => thread.entries).flat() });
  expect(JSON.stringify(entries).length).toBeLessThan(64_000_000);
  expect(entries.every((entry) => entry.type === "message" && entry.cut)).toBe(true);
});

test("a text is cut where it is too long, never inside a character", () => {
  const text = "x".repeat(longest);
  expect(shortParts({ type: "text", text })).toEqual({ cut: false, parts: [{ type: "text", text }] });
  expect(shortParts({ type: "text", text: `${text}y` })).toEqual({ cut: true, parts: [{ type: "text", text }] });
  const smile = `${"x".repeat(longest - 1)}😀`;
  expect(shortParts({ type: "reasoning", text: smile })).toEqual({
    cut: true,
    parts: [{ type: "reasoning", text: "x".repeat(longest - 1) }],
  });
});

test("arguments, results and other values keep their shape and lose their end", () => {
  const long = { rows: Array.from({ length: 1_000 }, (_, id) => ({ id, text: "some words" })) };
  const short = shortParts({ type: "tool_result", id: null, name: null, result: long });
  expect(short?.cut).toBe(true);
  expect(short?.parts).toMatchObject([{ result: { rows: expect.arrayContaining([{ id: 0, text: "some words" }]) } }]);
  expect(JSON.stringify(short).length).toBeLessThan(2 * longest);
  expect(shortValue({ a: [1, "b", null] })).toEqual({ value: { a: [1, "b", null] }, cut: false });
  expect(shortValue(null)).toEqual({ value: null, cut: false });
});

test("media stay at the span", () => {
  const media = { type: "media", mimeType: "image/png", name: null, fileId: null } as const;
  expect(shortParts({ ...media, url: null, data: "iVBO" })).toEqual({
    cut: true,
    parts: [{ ...media, url: null, data: null }],
  });
  expect(shortParts({ ...media, url: "data:image/png;base64,iVBO", data: null })?.parts).toEqual([
    { ...media, url: null, data: null },
  ]);
  expect(shortParts({ ...media, url: "https://x/y.png", data: null })?.cut).toBe(false);
});
