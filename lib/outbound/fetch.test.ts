import { createServer, type RequestListener, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { portOf } from "@/test/port";
import { guardedFetch, guardedFetchBy, OutboundError, trustedFetch } from "./fetch";

let asked = 0;
let server: Server;
let port: number;

const answer: RequestListener = (request, response) => {
  asked++;
  if (request.url === "/away") response.writeHead(302, { location: "http://169.254.169.254/latest/meta-data" }).end();
  else request.pipe(response.writeHead(200, { "content-type": "text/plain" }));
};

beforeAll(async () => {
  server = createServer(answer).listen(0, "127.0.0.1");
  port = await portOf(server);
});
afterAll(() => void server.close());

describe("only public addresses are called", () => {
  test.each([
    "http://127.0.0.1:PORT/",
    "http://localhost:PORT/",
    "http://2130706433:PORT/",
    "http://0x7f.1:PORT/",
    "http://017700000001:PORT/",
    "http://127.1:PORT/",
    "http://0:PORT/",
    "http://[::1]:PORT/",
    "http://[::ffff:127.0.0.1]:PORT/",
    "http://[::ffff:7f00:1]:PORT/",
    "http://[::127.0.0.1]:PORT/",
    "http://[64:ff9b::7f00:1]:PORT/",
    "http://169.254.169.254/latest/meta-data",
    "http://[fd00:ec2::254]/latest/meta-data",
    "http://①②⑦.⓪.⓪.①:PORT/",
  ])("not %s", async (url) => {
    const before = asked;
    await expect(guardedFetch(url.replace("PORT", String(port)))).rejects.toThrow(OutboundError);
    expect(asked).toBe(before);
  });

  test("nor a name that leads to one, and the error names it", async () => {
    const fetch = guardedFetchBy(async () => [{ address: "10.0.0.7", family: 4 }]);
    await expect(fetch("http://internal.example/")).rejects.toThrow(
      "internal.example leads to 10.0.0.7, which is not a public address, and Pharos only calls those.",
    );
  });

  test("nor a name that changes between two connections", async () => {
    let asks = 0;
    const fetch = guardedFetchBy(async () => [{ address: asks++ === 0 ? "192.0.2.1" : "127.0.0.1", family: 4 }]);
    const before = asked;
    for (let i = 0; i < 3; i++) await expect(fetch(`http://rebound.example:${port}/`)).rejects.toThrow(OutboundError);
    expect(asked).toBe(before);
  });

  test("nor a name with several addresses, none of them public", async () => {
    const fetch = guardedFetchBy(async () => [
      { address: "127.0.0.1", family: 4 },
      { address: "::1", family: 6 },
    ]);
    await expect(fetch(`http://mixed.example:${port}/`)).rejects.toThrow(OutboundError);
  });
});

test.each(["file:///etc/passwd", "ftp://example.com/", "gopher://example.com/"])("%s is refused", async (url) => {
  await expect(guardedFetch(url)).rejects.toThrow("An address begins with https:// or http://");
});

test("an address with a password in it is refused", async () => {
  await expect(trustedFetch(`http://127.0.0.1:${port}/`.replace("//", "//user:secret@"))).rejects.toThrow();
});

test("a redirect is not followed, and the error says where it leads", async () => {
  await expect(trustedFetch(`http://127.0.0.1:${port}/away`)).rejects.toThrow("redirect to http://169.254.169.254");
});

test("what the operator vouches for is called, with method, headers and body", async () => {
  const response = await trustedFetch(`http://localhost:${port}/`, { method: "POST", body: "spoken" });
  expect(response.headers.get("content-type")).toBe("text/plain");
  expect(await response.text()).toBe("spoken");
});

test("who stops waiting is told so at once", async () => {
  const signal = AbortSignal.timeout(50);
  const hanging = createServer(() => undefined).listen(0, "127.0.0.1");
  const url = `http://127.0.0.1:${await portOf(hanging)}/`;
  await expect(trustedFetch(url, { signal })).rejects.toMatchObject({ name: "TimeoutError" });
  hanging.closeAllConnections();
  hanging.close();
});
