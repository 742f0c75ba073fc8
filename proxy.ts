import { type NextRequest, NextResponse } from "next/server";

const open = /^\/(sign-in|sign-up|reset-password|invitations)(\/|$)/;

/** Sends a visitor without a session to the sign-in page. It guards nothing: every query does that by its member. */
export function proxy(request: NextRequest) {
  const { pathname, search } = request.nextUrl;
  const path = pathname + search;
  const signedIn = request.cookies.getAll().some(({ name }) => name.includes("next-auth.session-token"));
  if (!signedIn && !open.test(pathname)) {
    return NextResponse.redirect(new URL(`/sign-in?${new URLSearchParams({ next: path })}`, request.url));
  }

  const headers = new Headers(request.headers);
  headers.set("x-pharos-path", path);
  return NextResponse.next({ request: { headers } });
}

/** Pages only. Whatever passes here has its body cut at 10 MB, so what takes data in must not. */
export const config = { matcher: "/((?!v1(?:/|$)|api(?:/|$)|healthz$|readyz$|_next/|.*\\.[^/]*$).*)" };
