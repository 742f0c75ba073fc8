import { expect, test } from "@playwright/test";
import { openDatabase } from "./database";
import { createProject, joinAs, sendEvent, signIn } from "./factories";

test("who runs the installation sees what runs in the background, filters it, and reads a run step by step", async ({
  page,
}) => {
  await signIn(page);
  const { slug } = await createProject(page);
  await page.goto(`/${slug}/settings`);
  await page.getByRole("navigation", { name: "Settings" }).getByRole("link", { name: "Background work" }).click();

  const functions = page.getByRole("table", { name: "Functions" });
  const partitions = functions.getByRole("row").filter({ hasText: "make-partitions" });
  await expect(partitions).toContainText("5 */6 * * *");
  await expect(partitions).toContainText(/\d+ done/);
  await partitions.getByRole("button", { name: "make-partitions" }).click();
  await expect(page).toHaveURL(/function=pharos-make-partitions/);

  const runs = page.getByRole("table", { name: "Runs" });
  const run = runs.getByRole("row").nth(1);
  await expect(run).toContainText("Done");
  await expect(runs.getByRole("row").filter({ hasNotText: /make-partitions|Function/ })).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("combobox", { name: "Function" })).toHaveText("make-partitions");
  await expect(run).toContainText("Done");

  // Keys count from the moment that the page has come alive.
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(run.getByRole("link")).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("Enter");
  const sheet = page.getByRole("dialog", { name: "Run of make-partitions" });
  await expect(sheet.getByRole("region", { name: "Steps" }).getByRole("listitem")).toContainText(
    /make partitions.*Done/,
  );
  await expect(sheet.getByRole("region", { name: "Begun by" })).toContainText(/app\/started|inngest\/scheduled\.timer/);
  await expect(sheet.getByRole("button", { name: "Retry" })).toBeHidden();
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await expect(run.getByRole("link")).toBeFocused();

  await page.getByRole("combobox", { name: "Status" }).click();
  await page.getByRole("option", { name: "Cancelled" }).click();
  await expect(page.getByRole("heading", { name: "No run matches" })).toBeVisible();
  await page.getByRole("button", { name: "Show all runs" }).click();
  await expect(run).toBeVisible();
});

test("a function that failed is shown with what went wrong, retried, and done", async ({ page }) => {
  test.setTimeout(180_000);
  await signIn(page);
  const { slug } = await createProject(page);
  const sql = openDatabase();
  try {
    await sql`alter table price_refreshes rename to price_refreshes_away`;
    await sendEvent("app/started");
    await page.goto(`/${slug}/settings/work?function=pharos-refresh-unpriced&status=failed`);
    const failed = page.getByRole("table", { name: "Runs" }).getByRole("row").filter({ hasText: "refresh-unpriced" });
    // It is tried once more first, after what Inngest waits.
    await expect(failed).toContainText("Failed", { timeout: 120_000 });
    await failed.getByRole("link").click();
    const sheet = page.getByRole("dialog", { name: "Run of refresh-unpriced" });
    await expect(sheet).toContainText("price_refreshes");
    await sql`alter table price_refreshes_away rename to price_refreshes`;
    await sheet.getByRole("button", { name: "Retry" }).click();
    await expect(sheet).toContainText("Done", { timeout: 60_000 });
    await expect(sheet.getByRole("button", { name: "Retry" })).toBeHidden();
  } finally {
    await sql`alter table if exists price_refreshes_away rename to price_refreshes`;
    await sql.end();
  }
});

test("who does not run the installation finds no such page", async ({ page, browser }) => {
  await signIn(page);
  const { slug } = await createProject(page);
  const guest = await joinAs(page, slug, "Member", await browser.newContext());
  await guest.goto(`/${slug}/settings`);
  const tabs = guest.getByRole("navigation", { name: "Settings" });
  await expect(tabs.getByRole("link", { name: "Models" })).toBeVisible();
  await expect(tabs.getByRole("link", { name: "Background work" })).toBeHidden();
  await guest.goto(`/${slug}/settings/work`);
  await expect(guest.getByRole("heading", { name: "There is nothing here" })).toBeVisible();

  const paths = ["functions", "runs", "runs/00000000-0000-4000-8000-000000000000"];
  const refused = await Promise.all(paths.map((path) => guest.request.get(`/api/durable/${path}?project=${slug}`)));
  expect(refused.map((answer) => answer.status())).toEqual([403, 403, 403]);
});
