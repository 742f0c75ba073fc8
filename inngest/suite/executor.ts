import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { answerSdk } from "../embedded/answer";
import { startExecutor } from "../embedded/engine";
import { overHttp } from "../embedded/transport";
import { quick } from "./embedded-app";

/** The embedded executor as a server of its own: to the app that it is told about, over HTTP, it looks like Inngest. */
const server = createServer(answer).listen(0, "127.0.0.1");
await once(server, "listening");
process.on("disconnect", () => process.exit(0));
process.on("message", async (app) => {
  await startExecutor(overHttp(String(app), process.env.SUITE_SIGNING_KEY), quick);
  process.send?.("ready");
});
process.send?.(server.address());

async function answer(request: IncomingMessage, response: ServerResponse) {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const { method, url = "/" } = request;
  const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [name, String(value)]);
  const body = parts.length > 0 ? Buffer.concat(parts).toString() : undefined;
  const answered = await answerSdk(`http://executor.test${url}`, { method, headers, body });
  response.writeHead(answered.status, { "content-type": "application/json" }).end(await answered.text());
}
