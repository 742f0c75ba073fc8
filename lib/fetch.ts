import type { z } from "zod";

/** GET one of our own endpoints and prove the answer has the promised shape. */
export async function getJson<S extends z.ZodType>(url: string, schema: S, signal?: AbortSignal): Promise<z.output<S>> {
  const response = await fetch(url, { signal });
  const body = await response.json().catch(() => ({ error: response.statusText }));
  if (!response.ok) throw new Error(body.error ?? response.statusText);
  return schema.parse(body);
}

/** The text of one of our own endpoints. */
export async function getText(url: string, signal?: AbortSignal): Promise<string> {
  const response = await fetch(url, { signal });
  if (response.ok) return response.text();
  const body = await response.json().catch(() => ({ error: response.statusText }));
  throw new Error(body.error ?? response.statusText);
}
