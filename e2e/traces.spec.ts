import { expect, test } from "@playwright/test";
import { createKey, createProject, runAgent, signIn, walkToRow } from "./factories";

test("the first trace of a real SDK appears by itself and is read down to a span's input and output", async ({
  page,
}) => {
  await signIn(page);
  const { slug } = await createProject(page);
  const key = await createKey(page, slug);
  await page.goto(`/${slug}/traces`);
  await expect(page.getByRole("heading", { name: "Send the first trace" })).toBeVisible();

  const traceId = await runAgent(key);
  const row = page.getByRole("row").filter({ hasText: "support-agent" });
  await expect(row).toBeVisible();
  await row.getByRole("link").first().click();
  await expect(page).toHaveURL(new RegExp(traceId));

  const spans = page.getByRole("tree", { name: "Spans" }).getByRole("treeitem");
  const pane = page.getByRole("dialog");
  await spans.filter({ hasText: "track_shipment" }).first().click();
  await expect(pane.getByText('"carrier"').first()).toBeVisible();
  await expect(pane.getByText("last_seen").first()).toBeVisible();

  await spans.filter({ hasText: "chat" }).last().click();
  await pane.getByRole("tab", { name: /Attributes/ }).click();
  await expect(pane.getByText("gen_ai.request.model")).toBeVisible();
});

test("a trace is found by keyboard, opened beside the list, and has an address of its own", async ({ page }) => {
  await signIn(page);
  await page.goto("/demo/traces?range=14d");
  await walkToRow(page);
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/trace=[0-9a-f]{32}/);
  await expect(page.getByRole("tree", { name: "Spans" })).toBeVisible();
  const traceId = new URL(page.url()).searchParams.get("trace");
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/trace=/);

  await page.goto(`/demo/traces/${traceId}`);
  await expect(page.getByRole("tree", { name: "Spans" })).toBeVisible();
});

test("the list sorts by cost on the server, and its address restores it", async ({ page }) => {
  await signIn(page);
  const answer = await page.request.get("/api/v1/traces?project=demo&sort=total_cost&limit=2");
  const { items } = await answer.json();
  expect(items[0].costUsd).toBeGreaterThan(items[1].costUsd);
  const dearest = page.getByRole("row").nth(1).getByRole("link").first();

  await page.goto("/demo/traces?range=14d");
  await expect(async () => {
    await page.getByRole("columnheader", { name: "Cost" }).getByRole("button").click();
    await expect(page).toHaveURL(/sort=total_cost/, { timeout: 1_000 });
  }).toPass();
  await expect(dearest).toHaveAttribute("href", new RegExp(items[0].traceId));
  await page.reload();
  await expect(dearest).toHaveAttribute("href", new RegExp(items[0].traceId));
});

test("a click on any value of a row opens its trace", async ({ page }) => {
  await signIn(page);
  for (const column of ["Input", "Session", "Duration", "Cost"]) {
    await page.goto("/demo/traces?range=14d");
    await expect(page.getByRole("columnheader", { name: column, exact: true })).toBeVisible();
    const headers = await page.getByRole("columnheader").allTextContents();
    const cell = page.getByRole("row").nth(2).getByRole("cell").nth(headers.indexOf(column));
    await cell.locator("span").first().click();
    await expect(page).toHaveURL(/trace=[0-9a-f]{32}/);
  }
});

test("a phone shows one pane at a time", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page);
  await page.goto("/demo/traces?range=14d");
  await page.getByRole("row").nth(2).getByRole("link").first().click();
  const tree = page.getByRole("tree", { name: "Spans" });
  await expect(tree).toBeVisible();
  await tree.getByRole("treeitem").nth(1).click();
  await expect(tree).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test("the raw trace downloads as OTLP/JSON", async ({ page }) => {
  await signIn(page);
  const { items } = await (await page.request.get("/api/v1/traces?project=demo&limit=1")).json();
  const raw = await page.request.get(`/api/v1/traces/${items[0].traceId}/raw?project=demo`);
  const { resourceSpans } = await raw.json();
  const spans = resourceSpans.flatMap((group: { scopeSpans: { spans: unknown[] }[] }) =>
    group.scopeSpans.flatMap((scope) => scope.spans),
  );
  expect(spans).toHaveLength(items[0].spanCount);
});
