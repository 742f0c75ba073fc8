import { createServer } from "node:http";
import { Readable } from "node:stream";
import { receiveTraces } from "@/lib/ingest/receive";
import { storeNaively } from "./naive";

/** Serves the product's own way in at /v1/traces, and the same with the naive layout at /naive. Prints its port. */
const server = createServer(async (incoming, outgoing) => {
  const request = new Request(`http://bench${incoming.url}`, {
    method: "POST",
    headers: Object.entries(incoming.headers).flatMap(([name, value]) =>
      typeof value === "string" ? [[name, value]] : [],
    ) as [string, string][],
    body: Readable.toWeb(incoming) as ReadableStream,
    duplex: "half",
  } as RequestInit);
  const answer = await receiveTraces(request, incoming.url === "/naive" ? storeNaively : undefined);
  outgoing.writeHead(answer.status, Object.fromEntries(answer.headers)).end(Buffer.from(await answer.arrayBuffer()));
});

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.({ port: typeof address === "object" ? address?.port : 0 });
});
process.once("disconnect", () => process.exit(0));
