import type { z } from "zod";

/** What one of our own endpoints refused, and with which status. */
export class RequestError extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

/** GET one of our own endpoints and prove the answer has the promised shape. Throws a `RequestError` where it refuses. */
export async function getJson<S extends z.ZodType>(url: string, schema: S, signal?: AbortSignal): Promise<z.output<S>> {
  const response = await request(url, signal);
  return schema.parse(await response.json());
}

/** The text of one of our own endpoints. Throws a `RequestError` where it refuses. */
export async function getText(url: string, signal?: AbortSignal): Promise<string> {
  const response = await request(url, signal);
  return response.text();
}

async function request(url: string, signal?: AbortSignal): Promise<Response> {
  const response = await fetch(url, { signal });
  if (response.ok) return response;
  throw await refusalOf(response);
}

/** Why an answer that is not OK was refused. */
export async function refusalOf(response: Response): Promise<RequestError> {
  const body = await response.json().catch(() => ({}));
  return new RequestError(body.error ?? response.statusText, response.status);
}
