type Fields = Record<string, unknown>;

/** An object that ends in a long list, written as it is read: a trace may be larger than memory. */
export function streamJson(
  fields: Fields,
  list: string,
  batches: AsyncIterable<object[]>,
  headers: HeadersInit = {},
  write: (item: object) => string = JSON.stringify,
) {
  return new Response(textStream(jsonParts(fields, list, batches, write)), {
    headers: { "Content-Type": "application/json", "Cache-Control": "private, no-store", ...headers },
  });
}

/** Text as a stream. Where nobody reads on, nothing is read ahead, and where somebody leaves, the parts end. */
export function textStream(parts: AsyncGenerator<string, void>) {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await parts.return();
    },
  });
}

/** The text of such an object, in parts. */
export async function* jsonParts(
  fields: Fields,
  list: string,
  batches: AsyncIterable<object[]>,
  write: (item: object) => string,
): AsyncGenerator<string, void> {
  yield JSON.stringify({ ...fields, [list]: [] }).slice(0, -2);
  let comma = "";
  for await (const batch of batches) {
    if (batch.length === 0) continue;
    yield comma + batch.map((item) => write(item)).join(",");
    comma = ",";
  }
  yield "]}";
}
