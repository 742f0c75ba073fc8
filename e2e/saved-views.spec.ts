import { expect, test } from "@playwright/test";
import { createKey, createProject, joinAs, runAgent, signIn } from "./factories";

test("a view saved by one member is opened by another, in a browser of their own", async ({ page, browser }) => {
  await signIn(page);
  const { slug } = await createProject(page);
  const traceId = await runAgent(await createKey(page, slug));
  await page.goto(`/${slug}/traces?range=7d&sort=total_cost&q=agent:*`);
  await expect(page.locator(`#trace-${traceId}`)).toBeVisible();

  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitem", { name: "Save this view…" }).click();
  const dialog = page.getByRole("dialog", { name: "Save this view" });
  await dialog.getByLabel("Name").fill("Dear runs");
  await dialog.getByRole("button", { name: "Save view" }).click();
  await expect(page.getByText("View: Dear runs")).toBeVisible();

  const guest = await joinAs(page, slug, "Member", await browser.newContext());
  await guest.goto(`/${slug}/traces?range=1h`);
  await guest.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Dear runs" }).click();
  await expect(guest).toHaveURL(/saved=\d+/);
  await expect(guest).toHaveURL(/range=7d/);
  await expect(guest.getByLabel("Search traces")).toHaveValue("agent:*");
  await expect(guest.getByRole("columnheader", { name: "Cost" })).toHaveAttribute("aria-sort", "descending");
  await expect(guest.locator(`#trace-${traceId}`)).toBeVisible();

  await guest.getByRole("columnheader", { name: "Duration" }).getByRole("button").click();
  await expect(guest.getByText("changed")).toBeVisible();
  await guest.getByRole("link", { name: "as saved" }).click();
  await expect(guest.getByText("changed")).toBeHidden();

  await guest.getByRole("button", { name: "Views" }).click();
  await guest.getByRole("menuitem", { name: "Make it the default" }).click();
  await expect(async () => {
    await page.goto(`/${slug}/traces`);
    await expect(page).toHaveURL(/sort=total_cost/, { timeout: 2_000 });
  }).toPass();
  await expect(page.getByText("View: Dear runs")).toBeVisible();
  await page.getByRole("link", { name: "reset" }).click();
  await expect(page.getByText("View: Dear runs")).toBeHidden();
  await expect(page.getByLabel("Search traces")).toHaveValue("");

  const viewer = await joinAs(page, slug, "Viewer", await browser.newContext());
  await viewer.goto(`/${slug}/traces?range=24h`);
  await viewer.getByRole("button", { name: "Views" }).click();
  await expect(viewer.getByRole("menuitem", { name: "Save this view…" })).toHaveCount(0);
  await viewer.getByRole("menuitem", { name: /Dear runs/ }).click();
  await expect(viewer.getByLabel("Search traces")).toHaveValue("agent:*");
});
