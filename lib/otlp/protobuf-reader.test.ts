import { describe, expect, test } from "vitest";
import { encode } from "@/test/otlp-proto";
import { referenceSpans } from "@/test/reference-decoder";
import { bodyOfSpan, bytes, fieldOf, nestedValue } from "@/test/wire";
import { decodeTraces } from "./decode-protobuf";

const ids = { traceId: Buffer.alloc(16, 1), spanId: Buffer.alloc(8, 2) };

describe("what is not protobuf is refused", () => {
  const good = bodyOfSpan(encode("Span", { ...ids, name: "some text" }));
  test.each([
    ["cut off", good.subarray(0, -1)],
    ["zeros behind it", bytes(good, [0, 0])],
    ["a number without end", Buffer.alloc(12, 0xff)],
    ["a wire type that does not exist", Buffer.from([0x0f])],
    ["a group without end", Buffer.from([0x1b, 0x08, 0x01])],
    ["a group's end alone", Buffer.from([0x1c])],
    ["text", Buffer.from('{"resourceSpans":[]}')],
  ])("%s", (_, body) => {
    expect(() => decodeTraces(body)).toThrow("not valid protobuf");
    expect(() => referenceSpans(body)).toThrow();
  });
});

test("values nested a thousand levels deep are kept, the inner ones as bytes", () => {
  const pair = bytes(fieldOf(1, Buffer.from("deep")), fieldOf(2, nestedValue(1000, "core")));
  const [span] = decodeTraces(bodyOfSpan(bytes(encode("Span", ids), fieldOf(9, pair))));
  const text = JSON.stringify(span);
  expect(text.match(/arrayValue/g)).toHaveLength(65);
  const inner = /"bytesValue":"([^"]*)"/.exec(text)?.[1] ?? "";
  expect(Buffer.from(inner, "base64").includes("core")).toBe(true);
});
