import { z } from "zod";
import { saveCheckpoint } from "./checkpoint";
import { acceptEvents, EventsRefused, sentEvents } from "./events";
import { ops } from "./ops";

const checkpoint = z.object({ run_id: z.string(), qi_id: z.string().regex(/^\d+:\d+$/), steps: ops });

/** Answers what the SDK asks of Inngest: it takes events and results of steps. Given to the client as its `fetch`. */
export async function answerSdk(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  const { pathname } = new URL(request.url);
  if (request.method === "POST" && pathname.startsWith("/e/")) return takeEvents(request);
  if (request.method === "POST" && /^\/v1\/checkpoint\/[^/]+\/async$/.test(pathname)) return takeCheckpoint(request);
  return refuse(501, `The embedded executor has no ${request.method} ${pathname}. Inngest does.`);
}

async function takeEvents(request: Request): Promise<Response> {
  const parsed = sentEvents.safeParse(await json(request));
  if (!parsed.success) return refuse(400, `These are no events. ${z.prettifyError(parsed.error)}`);
  try {
    const ids = await acceptEvents(parsed.data, request.headers.get("x-inngest-event-id-seed") ?? undefined);
    return Response.json({ ids, status: 200 });
  } catch (error) {
    if (error instanceof EventsRefused) return refuse(400, error.message);
    throw error;
  }
}

/** 409 tells the SDK to stop: somebody else has this job now, or the run has ended. */
async function takeCheckpoint(request: Request): Promise<Response> {
  const parsed = checkpoint.safeParse(await json(request));
  if (!parsed.success) return refuse(400, z.prettifyError(parsed.error));
  const { run_id: runId, qi_id: held, steps } = parsed.data;
  const [jobId = 0, generation = 0] = held.split(":").map(Number);
  const saved = await saveCheckpoint({ id: jobId, generation, runId }, steps);
  return saved ? Response.json({}) : refuse(409, "stale dispatch");
}

async function json(request: Request): Promise<unknown> {
  return request.json().catch(() => undefined);
}

function refuse(status: number, error: string): Response {
  return Response.json({ status, error }, { status });
}
