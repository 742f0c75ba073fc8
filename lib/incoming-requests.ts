import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server, ServerResponse } from "node:http";

/** Exporters give up after 10 s: who takes longer to send a request only holds what others need. */
const REQUEST_MS = 60_000;

/** Files of any length, which are stored while they come in. */
const unhurried = /^\/api\/v1\/import(\?|$)/;

/**
 * What Next has no setting for. Adds who connected to `x-forwarded-for`, as each proxy on the way does, for otherwise the
 * caller says who that is; and ends requests that come in too slowly.
 */
export function watchRequests(limitMs = REQUEST_MS) {
  subscribe("http.server.request.start", (message) => {
    const { request, response, server } = message as {
      request: IncomingMessage;
      response: ServerResponse;
      server: Server;
    };
    // Node's own limit is the same for every request.
    server.requestTimeout = 0;
    if (!unhurried.test(request.url ?? "")) limitTime(request, response, limitMs);
    const peer = request.socket.remoteAddress;
    const claimed = request.headers["x-forwarded-for"];
    if (peer) request.headers["x-forwarded-for"] = claimed ? `${claimed}, ${peer}` : peer;
  });
}

function limitTime(request: IncomingMessage, response: ServerResponse, limitMs: number) {
  const timer = setTimeout(() => {
    if (request.complete) return;
    if (response.headersSent) request.socket.destroy();
    else
      request.socket.end("HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n", () => request.socket.destroy());
  }, limitMs);
  timer.unref();
  request.once("close", () => clearTimeout(timer));
}
