import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { expect, type Page, test } from "@playwright/test";
import { createProject, joinAs, signIn } from "./factories";

/** Headless browsers have no dialog to pick a file in: without it the page saves a download, as in Firefox. */
async function withoutPicker(page: Page) {
  await page.addInitScript(() => Reflect.deleteProperty(window, "showSaveFilePicker"));
}

async function exportFile(page: Page, format: "JSONL" | "CSV"): Promise<Buffer> {
  await page.getByRole("button", { name: "Export", exact: true }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(format, { exact: true }).click();
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download" }).click();
  const path = await (await download).path();
  await expect(dialog.getByText(/^Saved/)).toBeVisible();
  await page.keyboard.press("Escape");
  return readFile(path);
}

async function importFile(page: Page, slug: string, file: { name: string; buffer: Buffer }) {
  await page.goto(`/${slug}/settings/data`);
  const input = page.getByLabel("Files of traces");
  await expect(async () => {
    await input.setInputFiles({ ...file, mimeType: "application/octet-stream" });
    await expect(page.getByRole("button", { name: "Import" })).toBeEnabled({ timeout: 1_000 });
  }).toPass();
  await page.getByRole("button", { name: "Import" }).click();
}

test("what a search matches is exported, imported into another project, and some of it deleted there", async ({
  page,
}) => {
  await withoutPicker(page);
  await signIn(page);
  await page.goto("/demo/traces?range=14d&q=status:error");
  await expect(page.getByRole("row").nth(1)).toBeVisible();
  const lines = (await exportFile(page, "JSONL")).toString().trimEnd().split("\n");
  expect(lines.length).toBeGreaterThan(3);
  const rows = (await exportFile(page, "CSV")).toString().split("\r\n");
  expect(rows[0]).toContain("traceId");
  expect(rows).toHaveLength(lines.length + 2);

  const { slug } = await createProject(page);
  const some = [...lines.slice(0, 4), "this is no trace"].join("\n");
  await importFile(page, slug, { name: "some.jsonl", buffer: Buffer.from(some) });
  await expect(page.getByText(/^Imported [\d,]+ spans of 5 lines · 1 line failed/)).toBeVisible();
  await expect(page.getByText("some.jsonl, line 5")).toBeVisible();
  await expect(page.getByText("This line is not JSON.")).toBeVisible();
  await page.getByRole("link", { name: "See the traces" }).click();
  await expect(page.getByRole("row")).toHaveCount(5);

  const first = page.getByRole("row").nth(1);
  await first.hover();
  await first.getByRole("checkbox").check();
  await page
    .getByRole("row")
    .nth(3)
    .getByRole("checkbox")
    .click({ modifiers: ["Shift"] });
  const bar = page.getByRole("toolbar", { name: "Selected traces" });
  await expect(bar.getByText("3 selected")).toBeVisible();
  await page.getByRole("row").nth(3).getByRole("link").first().focus();
  await page.keyboard.press("x");
  await expect(bar.getByText("2 selected")).toBeVisible();
  await bar.getByRole("button", { name: "Delete" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete 2 traces" }).click();
  await expect(page.getByText("Deleted 2 traces")).toBeVisible();
  await expect(bar).toBeHidden();
  await expect(page.getByRole("row")).toHaveCount(3);

  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Delete all that match…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete 2 traces" }).click();
  await expect(page.getByRole("heading", { name: "Send the first trace" })).toBeVisible();
});

test("a selection is exported compressed, and a file of another tool goes in as it is", async ({ page }) => {
  await withoutPicker(page);
  await signIn(page);
  const { slug } = await createProject(page);
  const span = (id: string, parent: string, kind: string) => ({
    trace_id: "run-1",
    span_id: id,
    parent_span_id: parent,
    name: `step ${id}`,
    kind: "SPAN_KIND_INTERNAL",
    start_time: "2026-04-23T05:32:00.000000000Z",
    end_time: "2026-04-23T05:32:01.000000000Z",
    status: { code: "STATUS_CODE_OK", message: "" },
    resource: { attributes: { "service.name": "shop" } },
    scope: { name: "halo", version: "1" },
    attributes: { "inference.observation_kind": kind, "user.id": "alice", "input.value": `=1+1 ${id}` },
  });
  const file = [span("one", "", "AGENT"), span("two", "one", "LLM")].map((line) => JSON.stringify(line)).join("\n");
  await importFile(page, slug, { name: "halo.jsonl", buffer: Buffer.from(file) });
  await expect(page.getByText("Imported 2 spans of 2 lines.")).toBeVisible();
  await page.goto(`/${slug}/traces?range=all`);
  const row = page.getByRole("row").nth(1);
  await row.hover();
  await row.getByRole("checkbox").check();
  const bar = page.getByRole("toolbar", { name: "Selected traces" });
  await bar.getByRole("button", { name: "Export" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Compress with gzip").click();
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Download" }).click();
  const text = gunzipSync(await readFile(await (await download).path())).toString();
  expect(JSON.parse(text).resourceSpans[0].scopeSpans[0].spans).toHaveLength(2);

  await page.goto(`/${slug}/settings/data`);
  await expect(async () => {
    await page.getByLabel("User id").fill("alice");
    await expect(page.getByRole("button", { name: "Delete…" })).toBeEnabled({ timeout: 1_000 });
  }).toPass();
  await page.getByRole("button", { name: "Delete…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete 1 trace" }).click();
  await expect(page.getByText("Deleted 1 trace", { exact: true })).toBeVisible();
  const record = page.getByRole("row").filter({ hasText: "All of user alice" });
  await expect(record.getByRole("cell").last()).toHaveText("1");
});

test("a viewer may export, and neither import nor delete", async ({ page, browser }) => {
  await signIn(page);
  const { slug } = await createProject(page);
  await importFile(page, slug, {
    name: "one.jsonl",
    buffer: Buffer.from(`{"traceId":"1","spanId":"1","name":"run","startTimeUnixNano":"1767225600000000001"}`),
  });
  await expect(page.getByText("Imported 1 span of 1 line.")).toBeVisible();
  const guest = await joinAs(page, slug, "Viewer", await browser.newContext());
  await guest.goto(`/${slug}/traces?range=all`);
  await expect(guest.getByRole("button", { name: "Export" })).toBeVisible();
  await expect(guest.getByRole("button", { name: "More actions" })).toBeHidden();
  await guest.goto(`/${slug}/settings/data`);
  await expect(guest.getByRole("heading", { name: "Export traces" })).toBeVisible();
  await expect(guest.getByLabel("Files of traces")).toBeHidden();

  const refused = [
    await guest.request.post(`/api/v1/import?project=${slug}`, { data: "{}" }),
    await guest.request.post(`/api/v1/erasures?project=${slug}`, { data: { what: "matches" } }),
  ];
  expect(refused.map((answer) => answer.status())).toEqual([403, 403]);
  expect((await guest.request.get(`/api/v1/export?project=${slug}`)).status()).toBe(200);
});
