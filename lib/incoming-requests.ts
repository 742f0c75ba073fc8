import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server } from "node:http";

/** Exporters give up after 10 s: who takes longer to send a request only holds what others need. */
export const REQUEST_MS = 60_000;

/**
 * What Next has no setting for. Adds who connected to `x-forwarded-for`, as each proxy on the way does, for otherwise the
 * caller says who that is; and ends requests that come in too slowly.
 */
export function watchRequests() {
  subscribe("http.server.request.start", (message) => {
    const { request, server } = message as { request: IncomingMessage; server: Server };
    server.requestTimeout = REQUEST_MS;
    const peer = request.socket.remoteAddress;
    const claimed = request.headers["x-forwarded-for"];
    if (peer) request.headers["x-forwarded-for"] = claimed ? `${claimed}, ${peer}` : peer;
  });
}
