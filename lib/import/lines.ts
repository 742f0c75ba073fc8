export type Line = { number: number; bytes: Uint8Array<ArrayBuffer>; isTooLong: boolean };

/** As much as one OTLP request may have. */
const maxLineBytes = 64 * 1024 * 1024;
const newline = 10;

/** The lines of a file, numbered from 1. What a line has beyond the limit is passed over, not held. */
export async function* linesOf(
  parts: AsyncIterable<Uint8Array<ArrayBuffer>>,
  limit = maxLineBytes,
): AsyncGenerator<Line> {
  let held: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  let number = 1;

  function hold(part: Uint8Array<ArrayBuffer>) {
    size += part.length;
    if (size > limit) held = [];
    else if (part.length > 0) held.push(part);
  }

  function take(): Line {
    const line = { number: number++, bytes: joined(held), isTooLong: size > limit };
    held = [];
    size = 0;
    return line;
  }

  for await (const part of parts) {
    let start = 0;
    for (let end = part.indexOf(newline); end !== -1; end = part.indexOf(newline, start)) {
      hold(part.subarray(start, end));
      yield take();
      start = end + 1;
    }
    hold(part.subarray(start));
  }
  if (size > 0) yield take();
}

function joined(parts: Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const [first] = parts;
  if (first && parts.length === 1) return first;
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
