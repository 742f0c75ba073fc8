const MAX_BYTES = 16 * 1024;

/** next-auth reads a body whole before it knows who sends it, so its length has to be known and small. */
export function isSmall({ method, headers }: Pick<Request, "method" | "headers">) {
  if (method === "GET" || method === "HEAD") return true;
  const announced = headers.get("content-length");
  return announced !== null && Number(announced) <= MAX_BYTES;
}
