import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/** Adds who connected to `x-forwarded-for`, as each proxy on the way does: Next leaves it to the caller to say so. */
export function notePeerAddresses() {
  subscribe("http.server.request.start", (message) => {
    const { headers, socket } = (message as { request: IncomingMessage }).request;
    if (!socket.remoteAddress) return;
    const claimed = headers["x-forwarded-for"];
    headers["x-forwarded-for"] = claimed ? `${claimed}, ${socket.remoteAddress}` : socket.remoteAddress;
  });
}
