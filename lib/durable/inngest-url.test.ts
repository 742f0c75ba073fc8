import { expect, test } from "vitest";
import { inngestUrl } from "./inngest-url";

test.each([
  [{}, "https://app.inngest.com"],
  [{ INNGEST_BASE_URL: "https://inngest.example.com/api" }, "https://inngest.example.com"],
  [{ INNGEST_DEV: "1" }, "http://localhost:8288"],
  [{ INNGEST_DEV: "0" }, "https://app.inngest.com"],
  [{ INNGEST_DEV: "http://127.0.0.1:9000" }, "http://127.0.0.1:9000"],
  [{ INNGEST_DEV: "javascript:alert(1)" }, "http://localhost:8288"],
])("%o shows its runs at %s", (environment, url) => {
  expect(inngestUrl(environment)).toBe(url);
});
