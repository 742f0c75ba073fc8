import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { createKey, createProject, signIn } from "./factories";

const traceId = "5b8efff798038103d269b633813fc60c";
const hidden = "refund \u202eexe.txt\u202c \u001b[31mred";

/** A trace as OTLP/JSON: numbers of 64 bits, doubles at their limits, bytes, every kind of value, text that hides. */
function sentText() {
  const start = BigInt(Date.now()) * 1_000_000n;
  const times = { startTimeUnixNano: String(start), endTimeUnixNano: String(start + 1_500_000_007n) };
  const root = {
    traceId,
    spanId: "1111111111111111",
    parentSpanId: "",
    traceState: "vendor=1",
    flags: 257,
    name: "answer a question",
    kind: 2,
    ...times,
    attributes: [
      { key: "gen_ai.operation.name", value: { stringValue: "invoke_agent" } },
      { key: "long", value: { intValue: "9223372036854775807" } },
      { key: "tiny", value: { doubleValue: 5e-324 } },
      { key: "minus zero", value: { doubleValue: "minus zero" } },
      { key: "none", value: { doubleValue: "NaN" } },
      { key: "bytes", value: { bytesValue: "AAEC/w==" } },
      { key: "nothing", value: {} },
      { key: "nothing", value: { arrayValue: { values: [] } } },
      { key: "deep", value: { kvlistValue: { values: [{ key: "", value: { stringValue: "" } }] } } },
    ],
    droppedAttributesCount: 3,
    events: [],
    links: [{ traceId: "f".repeat(32), spanId: "e".repeat(16), attributes: [], flags: 1 }],
    status: { code: 1 },
  };
  const tool = {
    traceId,
    spanId: "2222222222222222",
    parentSpanId: "1111111111111111",
    name: "look up",
    kind: 1,
    ...times,
    attributes: [
      { key: "input.value", value: { stringValue: hidden } },
      { key: "output.value", value: { stringValue: "lorem ".repeat(60_000) } },
    ],
    events: [{ timeUnixNano: String(start), name: "note", attributes: [], droppedAttributesCount: 1 }],
    links: [],
    status: { code: 2, message: "no such order" },
  };
  const resource = { attributes: [{ key: "service.name", value: { stringValue: "journey" } }] };
  const scope = { name: "by hand", version: "1", attributes: [] };
  const scopeSpans = [{ scope, schemaUrl: "https://example.com/scope", spans: [root, tool] }];
  const request = { resourceSpans: [{ resource, schemaUrl: "https://example.com/resource", scopeSpans }] };
  return JSON.stringify(request).replace('"doubleValue":"minus zero"', '"doubleValue":-0');
}

test("a trace is read raw by keyboard, and what is downloaded is what was sent", async ({ page }) => {
  await signIn(page);
  const { slug } = await createProject(page);
  const key = await createKey(page, slug);
  const sent = sentText();
  const headers = { "Content-Type": "application/json", Authorization: `Bearer ${key}` };
  expect((await page.request.post("/v1/traces", { headers, data: Buffer.from(sent) })).status()).toBe(200);

  await page.goto(`/${slug}/traces`);
  const row = page.getByRole("row").filter({ hasText: "answer a question" });
  await row.getByRole("link").first().click();
  await expect(page.getByRole("tree", { name: "Spans", exact: true })).toBeVisible();
  await page.keyboard.press("[");
  const raw = page.getByRole("tree", { name: "Raw spans" });
  await expect(raw).toBeFocused();
  const lines = raw.getByRole("treeitem");
  await expect(lines.filter({ hasText: "9223372036854775807" })).toBeVisible();
  await expect(lines.filter({ hasText: '"doubleValue": -0' })).toBeVisible();

  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Alt+ArrowDown");
  const tool = lines.filter({ hasText: "look up" }).and(raw.locator("[aria-level='1']"));
  await expect(tool).toHaveAttribute("aria-selected", "true");
  await expect(lines.filter({ hasText: "\\u202eexe.txt\\u202c \\u001b[31mred" })).toBeVisible();
  await page.keyboard.press("ArrowLeft");
  await expect(tool).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Span look up" })).toBeVisible();

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download all spans" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe(`trace-${traceId}.json`);
  const text = await readFile(await file.path(), "utf8");
  expect(JSON.parse(text)).toEqual(JSON.parse(sent));
});
