import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";

type Parts = AsyncIterable<Uint8Array<ArrayBuffer>>;

/** What a file says, whether it is gzip, which its first bytes tell, or not. */
export async function* inflated(parts: Parts): Parts {
  const reader = parts[Symbol.asyncIterator]();
  try {
    const head = await readHead(reader);
    const whole = joined(head, reader);
    yield* isGzip(head) ? gunzipped(whole) : whole;
  } finally {
    await reader.return?.();
  }
}

/** The first parts, two bytes or more where there are so many. */
async function readHead(reader: AsyncIterator<Uint8Array<ArrayBuffer>>) {
  const head: Uint8Array<ArrayBuffer>[] = [];
  for (let size = 0; size < 2; ) {
    const { done, value } = await reader.next();
    if (done) break;
    head.push(value);
    size += value.length;
  }
  return head;
}

function isGzip(head: Uint8Array[]): boolean {
  const [first, second] = head.flatMap((part) => [...part.subarray(0, 2)]);
  return first === 0x1f && second === 0x8b;
}

async function* joined(head: Uint8Array<ArrayBuffer>[], rest: AsyncIterator<Uint8Array<ArrayBuffer>>): Parts {
  yield* head;
  for (let read = await rest.next(); !read.done; read = await rest.next()) yield read.value;
}

async function* gunzipped(parts: Parts): Parts {
  const gunzip = createGunzip();
  // What goes wrong on the way in comes out where it is read.
  pipeline(Readable.from(parts), gunzip).catch(() => undefined);
  yield* gunzip;
}
