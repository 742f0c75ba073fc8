import "server-only";
import { AppError, isUnreachable } from "./errors";

type Say = (event: object) => void;

/**
 * Long work as an answer of JSON lines that say how far it is. Lines are not held back for a reader who is slow, for a
 * client that still uploads may read nothing yet: the work has to keep them few. `signal` tells when nobody waits any more.
 */
export function progressResponse(request: Request, work: (say: Say, signal: AbortSignal) => Promise<void>) {
  const left = new AbortController();
  const signal = AbortSignal.any([request.signal, left.signal]);
  const encoder = new TextEncoder();

  async function run(controller: ReadableStreamDefaultController<Uint8Array>) {
    const say: Say = (event) => {
      if (!left.signal.aborted) controller.enqueue(encoder.encode(`${JSON.stringify(event)}\n`));
    };
    await work(say, signal).catch((error) => say({ type: "stopped", reason: reasonOf(error, signal) }));
    if (!left.signal.aborted) controller.close();
  }

  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      void run(controller);
    },
    cancel() {
      left.abort();
    },
  });
  const headers = { "Content-Type": "application/x-ndjson", "Cache-Control": "private, no-store, no-transform" };
  return new Response(body, { headers });
}

function reasonOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return "It was cancelled.";
  if (error instanceof AppError) return error.message;
  console.error(error);
  return isUnreachable(error) ? "The database cannot be reached." : "Something went wrong.";
}
