import type { Route } from "next";

/** Where to go after signing in: a path on this server, whatever a link asked for. */
export function nextPath(wanted: string | string[] | null | undefined, otherwise: Route = "/"): Route {
  if (typeof wanted !== "string" || !wanted.startsWith("/") || !URL.canParse(wanted, base)) return otherwise;
  const url = new URL(wanted, base);
  const path = `${url.pathname}${url.search}${url.hash}`;
  return url.origin === base && !path.startsWith("//") ? (path as Route) : otherwise;
}

const base = "http://here.invalid";
