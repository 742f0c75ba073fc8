import { afterEach, expect, test, vi } from "vitest";
import { limitedText } from "./limited-text";

afterEach(() => vi.unstubAllGlobals());

function answer(body: BodyInit, init?: ResponseInit) {
  vi.stubGlobal("fetch", async () => new Response(body, init));
}

test("a text is read whole, characters of several bytes too", async () => {
  const bytes = new TextEncoder().encode("naïve 🚀");
  const body = new ReadableStream({
    start(controller) {
      for (const byte of bytes) controller.enqueue(new Uint8Array([byte]));
      controller.close();
    },
  });
  answer(body);
  expect(await limitedText("/raw", bytes.length)).toBe("naïve 🚀");
});

test("what is too long is not read on", async () => {
  let read = 0;
  const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(++read * 100)) });
  answer(endless);
  await expect(limitedText("/raw", 1_000)).rejects.toThrow("The trace is larger than 1 kB. Download it instead.");
  expect(read).toBeLessThan(10);
});

test("a failure is named", async () => {
  answer("{}", { status: 503, statusText: "Service Unavailable" });
  await expect(limitedText("/raw", 1_000)).rejects.toThrow("Service Unavailable");
});
