import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/account/auth-options";
import { isSmall } from "@/lib/account/small-body";

function handler(request: NextRequest, context: RouteContext<"/api/auth/[...nextauth]">) {
  if (!isSmall(request))
    return new Response("The body is too large, or its Content-Length is missing.", { status: 413 });
  return NextAuth(request, context, authOptions());
}

export { handler as GET, handler as POST };
