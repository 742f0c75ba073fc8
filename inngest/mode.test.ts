import { expect, test } from "vitest";
import { durableMode } from "./mode";

test.each([
  [{}, "embedded"],
  [{ INNGEST_EVENT_KEY: "", INNGEST_DEV: " " }, "embedded"],
  [{ INNGEST_DEV: "0" }, "embedded"],
  [{ INNGEST_DEV: "1" }, "inngest"],
  [{ INNGEST_DEV: "http://127.0.0.1:8288", HOST: "127.0.0.1" }, "inngest"],
  [{ INNGEST_EVENT_KEY: "a", INNGEST_SIGNING_KEY: "b" }, "inngest"],
  [{ INNGEST_EVENT_KEY: "a", INNGEST_SIGNING_KEY: "b", INNGEST_BASE_URL: "https://inngest.example.com" }, "inngest"],
])("%j runs functions on: %s", (environment, kind) => {
  expect(durableMode(environment).kind).toBe(kind);
});

test.each([
  [{ INNGEST_EVENT_KEY: "a" }, "INNGEST_EVENT_KEY is set and INNGEST_SIGNING_KEY is not"],
  [{ INNGEST_SIGNING_KEY: "a" }, "INNGEST_SIGNING_KEY is set and INNGEST_EVENT_KEY is not"],
  [{ INNGEST_BASE_URL: "https://inngest.example.com" }, "INNGEST_BASE_URL needs"],
  [{ INNGEST_DEV: "1", HOST: "0.0.0.0" }, "HOST has to be 127.0.0.1"],
])("%j is refused", (environment, message) => {
  expect(() => durableMode(environment)).toThrow(message);
});
