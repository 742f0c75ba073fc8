import type { z } from "zod";
import { refusalOf } from "./fetch";

/** The JSON lines of an answer, each through its schema, as they come. A refusal is thrown with its reason. */
export async function* readProgress<S extends z.ZodType>(response: Response, schema: S): AsyncGenerator<z.output<S>> {
  if (!response.ok) throw await refusalOf(response);
  let held = "";
  for await (const part of chunksOf(response.body?.pipeThrough(new TextDecoderStream()))) {
    const lines = (held + part).split("\n");
    held = lines.pop() ?? "";
    for (const line of lines) yield schema.parse(JSON.parse(line));
  }
}

/** A stream's chunks; not every browser can loop over the stream itself. */
export async function* chunksOf<T>(stream: ReadableStream<T> | null | undefined): AsyncGenerator<T> {
  const reader = stream?.getReader();
  if (!reader) return;
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
