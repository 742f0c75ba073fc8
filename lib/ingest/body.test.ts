import { deflateSync, gzipSync } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { testDatabase } from "@/test/database";
import { seeded } from "@/test/random";
import { type Body, testSender } from "@/test/sender";

await testDatabase();
const { send } = await testSender();

function requestNamed(name: string) {
  return { resourceSpans: [{ scopeSpans: [{ spans: [{ traceId: "a".repeat(32), spanId: "b".repeat(16), name }] }] }] };
}

describe("encodings of the body", () => {
  const json = JSON.stringify(requestNamed("s"));
  const sendAs = (encoding: string, body: Body) =>
    send(body, { encoding: "json", headers: { "content-encoding": encoding } });

  test("gzip, deflate and none", async () => {
    expect((await sendAs("gzip", gzipSync(json))).status).toBe(200);
    expect((await sendAs("GZIP", gzipSync(json))).status).toBe(200);
    expect((await sendAs("deflate", deflateSync(json))).status).toBe(200);
    expect((await sendAs("identity", json)).status).toBe(200);
  });

  test("others, and types that are not OTLP's, are 415", async () => {
    for (const encoding of ["br", "zstd", "snappy", "gzip, gzip"])
      expect((await sendAs(encoding, gzipSync(json))).status).toBe(415);
    for (const type of ["text/plain", "application/grpc", "", "multipart/form-data; boundary=x"]) {
      expect((await send(json, { headers: { "content-type": type } })).status).toBe(415);
    }
  });

  test("a gzip body that is cut off, or none at all, is 400", async () => {
    const zipped = gzipSync(json);
    for (const body of [zipped.subarray(0, -9), zipped.subarray(0, 12), Buffer.from(json), Buffer.alloc(0)]) {
      const answer = await sendAs("gzip", body);
      expect([answer.status, (await answer.json()).message]).toEqual([
        400,
        expect.stringContaining("could not be inflated"),
      ]);
    }
  });

  test("a body in many parts leaves no listeners behind", async () => {
    const warned = vi.fn();
    process.on("warning", warned);
    const text = JSON.stringify(requestNamed(seeded(1).hex(3_000_000)));
    expect((await sendAs("gzip", inParts(gzipSync(text), 16_384))).status).toBe(200);
    await new Promise((done) => setImmediate(done));
    process.off("warning", warned);
    expect(warned).not.toHaveBeenCalled();
  });
});

function inParts(body: Uint8Array, size: number): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= body.length) return controller.close();
      controller.enqueue(body.subarray(at, at + size));
      at += size;
    },
  });
}

describe("more than 64 MiB is 413", () => {
  const MiB = 1024 * 1024;

  test("announced", async () => {
    const answer = await send("{}", { headers: { "content-length": String(64 * MiB + 1) } });
    expect([answer.status, (await answer.json()).code]).toEqual([413, 8]);
  });

  test("as a stream without content-length, which is not read to its end", async () => {
    let read = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        read += MiB;
        controller.enqueue(new Uint8Array(MiB));
      },
    });
    expect((await send(endless)).status).toBe(413);
    expect(read).toBeLessThan(80 * MiB);
  });

  test("after inflating a small body, in bounded memory", async () => {
    const bomb = gzipSync(Buffer.alloc(300 * MiB));
    expect(bomb.length).toBeLessThan(MiB);
    let peak = 0;
    const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage().arrayBuffers)), 5);
    const before = process.memoryUsage().arrayBuffers;
    expect((await send(bomb, { headers: { "content-encoding": "gzip" } })).status).toBe(413);
    clearInterval(timer);
    expect(peak - before).toBeLessThan(200 * MiB);
  });

  test("but 60 MiB are taken", async () => {
    const big = gzipSync(Buffer.alloc(60 * MiB, " "));
    expect((await send(big, { encoding: "json", headers: { "content-encoding": "gzip" } })).status).toBe(400);
  });
});
