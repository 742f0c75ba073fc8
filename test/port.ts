import { once } from "node:events";
import type { Server } from "node:net";

/** The port that a server was given, once it listens. */
export async function portOf(server: Server): Promise<number> {
  if (!server.listening) await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server listens on no port.");
  return address.port;
}
