import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { sendOne } from "./live";
import { sendDemo } from "./send";

interface Received {
  url: string | undefined;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** Requests being answered when this one came. */
  others: number;
}

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

describe("sending", () => {
  it("posts gzipped protobuf with the key, one batch after the other", async () => {
    const { endpoint, received } = await receiver(200);
    const progress: number[] = [];
    const sent = await sendDemo({
      endpoint: `${endpoint}/`,
      apiKey: "key-1",
      days: 1,
      onProgress: ({ done, total }) => progress.push(done / total),
    });
    expect(received.length).toBe(Math.ceil(sent.spans / 512));
    for (const { url, headers, body, others } of received) {
      expect(url).toBe("/v1/traces");
      expect(headers).toMatchObject({
        authorization: "Bearer key-1",
        "content-type": "application/x-protobuf",
        "content-encoding": "gzip",
      });
      expect(gunzipSync(body).includes("fernhill")).toBe(true);
      expect(others).toBe(0);
    }
    expect(progress.at(-1)).toBe(1);
    expect(sent.traces).toBeGreaterThan(30);
  });

  it("fails with the server's answer when the key is wrong", async () => {
    const { endpoint } = await receiver(401);
    await expect(sendDemo({ endpoint, apiKey: "wrong", days: 1 })).rejects.toThrow(/512 spans could not be sent: 401/);
  });

  it("sends one live trace, and another the next time", async () => {
    const { endpoint, received } = await receiver(200);
    const first = await sendOne({ endpoint, apiKey: "key-1" });
    const second = await sendOne({ endpoint, apiKey: "key-1" });
    expect(first.traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(second.traceId).not.toBe(first.traceId);
    expect(first.spans).toBeGreaterThanOrEqual(6);
    const body = gunzipSync(received[0]?.body ?? Buffer.alloc(0));
    expect(body.includes(Buffer.from(first.traceId, "hex"))).toBe(true);
    expect(body.includes(first.sessionId)).toBe(true);
  });
});

async function receiver(status: number): Promise<{ endpoint: string; received: Received[] }> {
  const received: Received[] = [];
  let open = 0;
  const server = createServer(async (request, response) => {
    const others = open++;
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    received.push({ url: request.url, headers: request.headers, body: Buffer.concat(parts), others });
    open--;
    response.writeHead(status, { "content-type": "application/x-protobuf" }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${port}`, received };
}
