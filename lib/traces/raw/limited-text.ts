import { formatBytes } from "../../format";

/** The text of an endpoint that may be too long for a clipboard; more than `limit` bytes are not read. */
export async function limitedText(url: string, limit: number): Promise<string> {
  const response = await fetch(url);
  const reader = response.body?.getReader();
  if (!response.ok || !reader) throw new Error(`The trace could not be read: ${response.statusText}.`);

  const decoder = new TextDecoder();
  const parts: string[] = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > limit) {
      await reader.cancel();
      throw new Error(`The trace is larger than ${formatBytes(limit)}. Download it instead.`);
    }
    parts.push(decoder.decode(part.value, { stream: true }));
  }
  return parts.join("");
}
