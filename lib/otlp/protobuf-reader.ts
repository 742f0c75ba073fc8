import { MAX_VALUES, OversizedBody } from "./limits";

/** A body that is not the protobuf it claims to be. */
export class MalformedBody extends Error {}

/** Reads the protobuf wire format. Unknown fields are skipped; invalid UTF-8 becomes U+FFFD. */
export class ProtobufReader {
  private position: number;

  constructor(
    private readonly bytes: Buffer,
    start = 0,
    private readonly end = bytes.length,
    /** Shared by all messages of one body. */
    private readonly budget = { messages: MAX_VALUES },
  ) {
    this.position = start;
  }

  /** The next field's number times eight plus its wire type, or 0 at the end. */
  tag(): number {
    if (this.position >= this.end) return 0;
    const tag = this.uint32();
    if (tag < 8) throw new MalformedBody(`The body is not valid protobuf: field number 0 at byte ${this.position}.`);
    return tag;
  }

  uint32(): number {
    const byte = this.bytes[this.position];
    if (byte !== undefined && byte < 0x80 && this.position < this.end) {
      this.position++;
      return byte;
    }
    return Number(this.varint() & 0xffffffffn);
  }

  int32(): number {
    return Number(BigInt.asIntN(32, this.varint()));
  }

  bool(): boolean {
    return this.varint() !== 0n;
  }

  /** int64 in decimal. */
  int64(): string {
    return BigInt.asIntN(64, this.varint()).toString();
  }

  fixed32(): number {
    const at = this.advance(4);
    return this.bytes.readUInt32LE(at);
  }

  /** fixed64 in decimal. */
  fixed64(): string {
    const at = this.advance(8);
    return this.bytes.readBigUInt64LE(at).toString();
  }

  double(): number {
    const at = this.advance(8);
    return this.bytes.readDoubleLE(at);
  }

  string(): string {
    const length = this.uint32();
    const at = this.advance(length);
    return this.bytes.toString("utf8", at, at + length);
  }

  hex(): string {
    const length = this.uint32();
    const at = this.advance(length);
    return this.bytes.toString("hex", at, at + length);
  }

  base64(): string {
    const length = this.uint32();
    const at = this.advance(length);
    return this.bytes.toString("base64", at, at + length);
  }

  /** What is left of this message, unread, in base64. */
  rest(): string {
    const at = this.position;
    this.position = this.end;
    return this.bytes.toString("base64", at, this.end);
  }

  message(): ProtobufReader {
    const length = this.uint32();
    const at = this.advance(length);
    if (--this.budget.messages < 0) throw new OversizedBody();
    return new ProtobufReader(this.bytes, at, at + length, this.budget);
  }

  skip(tag: number) {
    const wireType = tag & 7;
    if (wireType === 0) this.varint();
    else if (wireType === 1) this.advance(8);
    else if (wireType === 2) this.advance(this.uint32());
    else if (wireType === 3) this.skipGroup(tag + 1);
    else if (wireType === 5) this.advance(4);
    else throw new MalformedBody(`The body is not valid protobuf: wire type ${wireType} at byte ${this.position}.`);
  }

  /** Groups are of protobuf's first version: an unknown field may still be one. Those inside it end before it does. */
  private skipGroup(endTag: number) {
    const ends = [endTag];
    while (ends.length > 0) {
      const tag = this.tag();
      if (tag === ends.at(-1)) ends.pop();
      else if ((tag & 7) === 3) ends.push(tag + 1);
      else if (tag) this.skip(tag);
      else throw new MalformedBody("The body is not valid protobuf: it ends inside a group.");
    }
  }

  private advance(length: number): number {
    const at = this.position;
    if (length > this.end - at)
      throw new MalformedBody(`The body is not valid protobuf: it ends inside a field at byte ${at}.`);
    this.position = at + length;
    return at;
  }

  private varint(): bigint {
    let value = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt(value);
    }
    let long = BigInt(value);
    for (let shift = 28n; shift < 70n; shift += 7n) {
      const byte = this.byte();
      long |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asUintN(64, long);
    }
    throw new MalformedBody(`The body is not valid protobuf: a number without end at byte ${this.position}.`);
  }

  private byte(): number {
    const byte = this.position < this.end ? this.bytes[this.position++] : undefined;
    if (byte === undefined) throw new MalformedBody(`The body is not valid protobuf: it ends inside a number.`);
    return byte;
  }
}
