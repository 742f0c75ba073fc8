import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test } from "vitest";
import { REQUEST_MS, watchRequests } from "./incoming-requests";

watchRequests();
const server = createServer((request, response) => response.end(request.headers["x-forwarded-for"]));
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

test("a request has a minute to come in", async () => {
  await forwarded({});
  expect(server.requestTimeout).toBe(REQUEST_MS);
});
