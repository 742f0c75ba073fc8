import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { NextRequest } from "next/server";

type Handler = (request: NextRequest, params: Record<string, string>) => Promise<Response> | Response;
/** A path may hold `:names`. */
type Doors = Record<`${"GET" | "POST"} /${string}`, Handler>;

/** Route handlers behind real HTTP: sockets, headers and bodies as exporters and browsers send them. */
export async function openDoors(doors: Doors) {
  const server = createServer((incoming, outgoing) => {
    answer(doors, incoming, outgoing).catch((error) => {
      console.error(error);
      outgoing.destroy();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;

  async function close() {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  }

  return { url: `http://127.0.0.1:${port}`, close };
}

async function answer(doors: Doors, incoming: IncomingMessage, outgoing: ServerResponse) {
  const url = new URL(incoming.url ?? "/", `http://${incoming.headers.host}`);
  for (const [door, handle] of Object.entries(doors)) {
    const params = paramsOf(door, `${incoming.method} ${url.pathname}`);
    if (!params) continue;
    const { status, headers, body } = await handle(await requestOf(incoming, url), params);
    outgoing.writeHead(status, Object.fromEntries(headers));
    if (body) await pipeline(Readable.from(body), outgoing);
    else outgoing.end();
    return;
  }
  outgoing.writeHead(404).end();
}

function paramsOf(door: string, called: string): Record<string, string> | undefined {
  const pattern = door.replace(/:(\w+)/g, "(?<$1>[^/]+)");
  const found = new RegExp(`^${pattern}$`).exec(called);
  return found ? { ...found.groups } : undefined;
}

async function requestOf(incoming: IncomingMessage, url: URL) {
  const headers = Object.entries(incoming.headers).flatMap(([name, value]): [string, string][] =>
    typeof value === "string" ? [[name, value]] : [],
  );
  const method = incoming.method ?? "GET";
  const body = method === "GET" ? undefined : new Uint8Array(await buffer(incoming));
  return new NextRequest(url, { method, headers, body });
}
