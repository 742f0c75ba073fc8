import "server-only";
import { type NextRequest, NextResponse } from "next/server";
import { ZodError, type z } from "zod";
import type { Role } from "@/db/enums";
import { type Member, memberOf, requireRole } from "./auth";
import { AppError, fail, isUnreachable } from "./errors";

/** Even of a refusal: what one caller may not see, a cache must not tell another. */
const uncached = { "Cache-Control": "private, no-store" };

type Handler<P> = (call: {
  request: NextRequest;
  search: Record<string, string>;
  params: P;
  member: Member;
  /** The JSON body, through its schema. */
  body: <S extends z.ZodType>(schema: S) => Promise<z.output<S>>;
}) => unknown;

/**
 * Wraps a handler so that it only has to parse, call one query, and return plain data, or a Response of its own.
 * Reading is for everybody in the project; any other method is for those who may write, unless `role` says otherwise.
 */
export function route<P = unknown>(handler: Handler<P>, role?: Role) {
  return async (request: NextRequest, context: { params: Promise<P> }) => {
    try {
      const member = await memberOf(request);
      const needed = role ?? (request.method === "GET" || request.method === "HEAD" ? "viewer" : "member");
      if (needed !== "viewer") requireRole(member, needed);
      if (request.method !== "GET" && member.userId) requireSameOrigin(request);

      const search = Object.fromEntries(request.nextUrl.searchParams);
      const body = <S extends z.ZodType>(schema: S) => readJson(request, schema);
      const answer = await handler({ request, search, params: await context.params, member, body });
      if (answer instanceof Response) return answer;
      if (answer === undefined) return new NextResponse(null, { status: 204 });
      return NextResponse.json(answer, { headers: uncached });
    } catch (error) {
      return failure(error);
    }
  };
}

async function readJson<S extends z.ZodType>(request: NextRequest, schema: S): Promise<z.output<S>> {
  const body: unknown = await request.json().catch(() => fail("bad_request", "The body is not JSON."));
  return schema.parse(body);
}

/** A session rides along in a cookie, so another site must not be able to write with it. */
function requireSameOrigin(request: NextRequest) {
  const site = request.headers.get("sec-fetch-site");
  if (site && site !== "same-origin" && site !== "none") fail("forbidden", "This was sent from another site.");
}

function failure(error: unknown) {
  if (error instanceof ZodError) return refuse(400, explain(error));
  if (error instanceof AppError) {
    return refuse(error.status, error.message, error.status === 401 ? { "WWW-Authenticate": "Bearer" } : {});
  }
  console.error(error);
  if (isUnreachable(error)) return refuse(503, "The database cannot be reached.", { "Retry-After": "5" });
  return refuse(500, "Something went wrong.");
}

/** One line: which parameter or field, and what is wrong with it. */
function explain({ issues }: ZodError) {
  return issues.map(({ path, message }) => [path.join("."), message].filter(Boolean).join(": ")).join("; ");
}

function refuse(status: number, error: string, headers: Record<string, string> = {}) {
  return NextResponse.json({ error }, { status, headers: { ...uncached, ...headers } });
}
