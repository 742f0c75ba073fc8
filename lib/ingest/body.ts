import { pipeline } from "node:stream/promises";
import { createGunzip, createInflate, type Gunzip, type Inflate } from "node:zlib";
import { Refusal } from "./refusal";

/** OTLP's recommended limit, after inflating. */
export const MAX_BODY_BYTES = 64 * 1024 * 1024;

/** Reads and inflates a body, counting while it grows: neither a body without content-length nor a zip bomb gets far. */
export async function readBody(request: Request): Promise<Buffer> {
  const announced = Number(request.headers.get("content-length") ?? 0);
  if (announced > MAX_BODY_BYTES) throw tooLarge();
  const encoding = (request.headers.get("content-encoding") ?? "identity").trim().toLowerCase();
  if (!request.body) return Buffer.alloc(0);
  if (encoding === "identity" || encoding === "") return collect(request.body);
  if (encoding === "gzip" || encoding === "x-gzip") return inflated(request.body, createGunzip());
  if (encoding === "deflate") return inflated(request.body, createInflate());
  throw new Refusal(415, `Content-Encoding ${encoding.slice(0, 40)} is not supported; send gzip, deflate or none.`);
}

async function inflated(body: ReadableStream<Uint8Array>, inflater: Gunzip | Inflate): Promise<Buffer> {
  try {
    return await pipeline(body, inflater, collect);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (code.startsWith("Z_") || code === "ERR_STREAM_PREMATURE_CLOSE")
      throw new Refusal(400, "The body could not be inflated: it is not what Content-Encoding says, or was cut off.");
    throw error;
  }
}

async function collect(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const collected: Uint8Array[] = [];
  let size = 0;
  for await (const part of parts) {
    size += part.length;
    if (size > MAX_BODY_BYTES) throw tooLarge();
    collected.push(part);
  }
  return Buffer.concat(collected, size);
}

function tooLarge() {
  return new Refusal(413, "The body is larger than 64 MiB after inflating; send smaller batches.");
}
