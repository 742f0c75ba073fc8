import { encode } from "./otlp-proto";

/** Protobuf by hand, for bodies that no encoder writes. */
export function bytes(...parts: (Uint8Array | number[])[]): Buffer {
  return Buffer.concat(parts.map((part) => Buffer.from(part)));
}

/** A field that holds bytes, text or a message. */
export function fieldOf(number: number, content: Uint8Array): Buffer {
  return bytes(varint(number * 8 + 2), varint(content.length), content);
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
}

/** An AnyValue of arrays in arrays around a string. */
export function nestedValue(levels: number, core: string): Buffer {
  let value: Buffer = encode("AnyValue", { stringValue: core });
  for (let i = 0; i < levels; i++) value = fieldOf(5, fieldOf(1, value));
  return value;
}

/** An ExportTraceServiceRequest around the bytes of one span. */
export function bodyOfSpan(span: Uint8Array): Buffer {
  return fieldOf(1, fieldOf(2, fieldOf(2, span)));
}
