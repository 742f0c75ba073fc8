import { pipeline } from "node:stream/promises";
import { createGunzip, createInflate, type Gunzip, type Inflate } from "node:zlib";
import { busy } from "./admission";
import { Refusal } from "./refusal";

/** OTLP's recommended limit, after inflating. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;

/** What all requests together may hold. They are read side by side, so that a slow sender keeps nobody waiting. */
const MAX_HELD_BYTES = 4 * MAX_BODY_BYTES;
let heldBytes = 0;

type Held = { bytes: number };

/** Reads and inflates a body, counting while it grows: neither a body without content-length nor a zip bomb gets far. */
export async function withBody<T>(request: Request, use: (body: Buffer) => Promise<T>): Promise<T> {
  const held: Held = { bytes: 0 };
  try {
    const body = await readBody(request, held).catch((error) => {
      throw error instanceof Refusal ? error : new Refusal(503, "The body broke off before its end. Send it again.", 1);
    });
    return await use(body);
  } finally {
    heldBytes -= held.bytes;
  }
}

async function readBody(request: Request, held: Held): Promise<Buffer> {
  const announced = Number(request.headers.get("content-length") ?? 0);
  if (announced > MAX_BODY_BYTES) throw tooLarge();
  const encoding = (request.headers.get("content-encoding") ?? "identity").trim().toLowerCase();
  if (!request.body) return Buffer.alloc(0);
  if (encoding === "identity" || encoding === "") return collect(request.body, held);
  if (encoding === "gzip" || encoding === "x-gzip") return inflated(request.body, createGunzip(), held);
  if (encoding === "deflate") return inflated(request.body, createInflate(), held);
  throw new Refusal(415, `Content-Encoding ${encoding.slice(0, 40)} is not supported; send gzip, deflate or none.`);
}

async function inflated(body: ReadableStream<Uint8Array>, inflater: Gunzip | Inflate, held: Held): Promise<Buffer> {
  try {
    return await pipeline(body, inflater, (parts: AsyncIterable<Uint8Array>) => collect(parts, held));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code.startsWith("Z_") || code === "ERR_STREAM_PREMATURE_CLOSE")
      throw new Refusal(400, "The body could not be inflated: it is not what Content-Encoding says, or was cut off.");
    throw error;
  }
}

async function collect(parts: AsyncIterable<Uint8Array>, held: Held): Promise<Buffer> {
  const collected: Uint8Array[] = [];
  for await (const part of parts) {
    held.bytes += part.length;
    heldBytes += part.length;
    if (held.bytes > MAX_BODY_BYTES) throw tooLarge();
    if (heldBytes > MAX_HELD_BYTES) throw busy();
    collected.push(part);
  }
  return Buffer.concat(collected, held.bytes);
}

function tooLarge() {
  return new Refusal(413, "The body is larger than 64 MiB after inflating; send smaller batches.");
}
