import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, expect, test } from "vitest";
import { watchRequests } from "./incoming-requests";

const limitMs = 200;
watchRequests(limitMs);
const server = createServer((request, response) => {
  request.resume().on("end", () => response.end(request.headers["x-forwarded-for"]));
});
await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
afterAll(() => server.close());

async function forwarded(headers: Record<string, string>) {
  const { port } = server.address() as AddressInfo;
  return (await fetch(`http://127.0.0.1:${port}`, { headers })).text();
}

test("who connected stands behind what they claim", async () => {
  expect(await forwarded({})).toBe("127.0.0.1");
  expect(await forwarded({ "x-forwarded-for": "203.0.113.1, 203.0.113.2" })).toBe(
    "203.0.113.1, 203.0.113.2, 127.0.0.1",
  );
});

test("who sends a request too slowly is told so, but a file that is imported may take its time", async () => {
  expect(await sentSlowly("/v1/traces")).toMatch(/^HTTP\/1\.1 408/);
  expect(await sentSlowly("/api/v1/import?project=demo")).toMatch(/^HTTP\/1\.1 200/);
});

/** The answer to a request whose body needs longer than the limit. */
async function sentSlowly(path: string) {
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, "127.0.0.1");
  socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\na`);
  setTimeout(() => socket.writable && socket.write("b"), 3 * limitMs);
  const [answer] = await once(socket, "data");
  socket.destroy();
  return String(answer);
}
