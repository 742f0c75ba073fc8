/** The last hop is the one our own proxy saw; what comes before it is the caller's claim. */
export function clientAddress(headers: Headers) {
  return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
}
