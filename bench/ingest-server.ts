import { createServer, type IncomingMessage } from "node:http";
import { receiveTraces } from "@/lib/ingest/receive";
import { storeNaively } from "./naive";

/** Serves the product's own way in at /v1/traces, and the same with the naive layout at /naive. Tells its port. */
const server = createServer(async (incoming, outgoing) => {
  const store = incoming.url === "/naive" ? storeNaively : undefined;
  const answer = await receiveTraces(await toRequest(incoming), store);
  outgoing.writeHead(answer.status, Object.fromEntries(answer.headers)).end(Buffer.from(await answer.arrayBuffer()));
});

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.({ port: typeof address === "object" ? address?.port : 0 });
});
process.once("disconnect", () => process.exit(0));

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part);
  const { authorization = "", "content-type": type = "" } = incoming.headers;
  const headers = { authorization, "content-type": type };
  return new Request(`http://bench${incoming.url}`, {
    method: "POST",
    headers,
    body: new Uint8Array(Buffer.concat(parts)),
  });
}
