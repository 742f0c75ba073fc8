import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "./lib/content-security-policy";

const open = /^\/(sign-in|sign-up|reset-password|invitations)(\/|$)/;

/** Sends a visitor without a session to the sign-in page, and gives a page its policy. It guards nothing: every query does. */
export function proxy(request: NextRequest) {
  const { pathname, search } = request.nextUrl;
  const path = pathname + search;
  const signedIn = request.cookies.getAll().some(({ name }) => name.includes("next-auth.session-token"));
  if (!signedIn && !open.test(pathname)) {
    if (!["GET", "HEAD"].includes(request.method)) return nothingHere(request.method);
    return NextResponse.redirect(new URL(`/sign-in?${new URLSearchParams({ next: path })}`, request.url));
  }

  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-pharos-path", path);
  headers.set("x-pharos-nonce", nonce);
  // Next finds the nonce for its own scripts in here.
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

/** A redirect would look like success to an exporter that was given a wrong address. */
function nothingHere(method: string) {
  const error = `Nothing takes a ${method} here. OTLP goes to /v1/traces; the read API is described at /api/v1/openapi.json.`;
  return NextResponse.json({ error }, { status: 404 });
}

/** Pages only. Whatever passes here has its body cut at 10 MB, so what takes data in must not. */
export const config = { matcher: "/((?!v1(?:/|$)|api(?:/|$)|healthz$|readyz$|_next/|.*\\.[^/]*$).*)" };
