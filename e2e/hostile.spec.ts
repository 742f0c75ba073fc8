import { expect, type Page, test } from "@playwright/test";
import { createKey, createProject, signIn } from "./factories";
import { flag, hostileTrace } from "./hostile-trace";

test("a hostile trace is read in every tab, and nothing runs, is fetched, or stops the page", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page);
  const { slug } = await createProject(page);
  const key = await createKey(page, slug);
  const origin = new URL(page.url()).origin;
  const { traceId, spanIds, body } = hostileTrace();
  const headers = { authorization: `Bearer ${key}` };
  const sent = await page.request.post("/v1/traces", { headers, data: body });
  expect(sent.ok()).toBe(true);

  const strays: string[] = [];
  page.on("dialog", (dialog) => {
    strays.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("popup", (popup) => strays.push(`popup: ${popup.url()}`));
  page.on("pageerror", (error) => strays.push(`error: ${error.message}`));
  page.on("request", (request) => {
    if (!/^(?:data|blob):/.test(request.url()) && new URL(request.url()).origin !== origin) strays.push(request.url());
  });

  for (const spanId of spanIds) {
    await page.goto(`/${slug}/traces/${traceId}?span=${spanId}`);
    const pane = page.getByRole("region", { name: /^Span / });
    await expect(pane.getByRole("tab", { name: "Input / output" })).toBeVisible();
    await expect(pane.getByRole("status")).toHaveCount(0);
    await unfold(page);
    for (const tab of ["Attributes", "Events", "JSON", "Understood", "Input / output"]) {
      await pane.getByRole("tab", { name: tab }).click();
      await expect(pane.getByRole("tabpanel")).not.toBeEmpty();
      await expect(pane.getByRole("status")).toHaveCount(0);
      await unfold(page);
      expect(await answers(page), tab).toBeLessThan(2_000);
    }
    for (const href of await page
      .locator("#span a")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")))) {
      expect(href).toMatch(/^(?:https?:|mailto:|\/(?!\/))/);
    }
  }

  expect(await page.evaluate((name) => name in window, flag)).toBe(false);
  expect(await page.locator("#span").locator("script, iframe, object, embed, form").count()).toBe(0);
  for (const src of await page
    .locator("#span img")
    .evaluateAll((images) => images.map((image) => image.getAttribute("src")))) {
    expect(src).toMatch(/^data:image\/(?:png|jpeg|gif|webp);base64,/);
  }
  for (const view of ["timeline", "thread", "raw"]) {
    await page.goto(`/${slug}/traces/${traceId}?view=${view}`);
    await expect(
      page
        .getByRole("tabpanel")
        .getByRole(view === "thread" ? "article" : "treeitem")
        .first(),
    ).toBeVisible();
    expect(await answers(page), view).toBeLessThan(2_000);
    expect(await page.locator("[data-trace]").locator("script, iframe, object, embed, form").count()).toBe(0);
  }

  expect(await page.evaluate((name) => name in window, flag)).toBe(false);
  expect(strays).toEqual([]);
});

/** Opens what is folded, and shows what is cut. */
async function unfold(page: Page) {
  const folded = page.locator("#span details:not([open]) > summary");
  const cut = page.locator("#span").getByRole("button", { name: /show all/i });
  for (const closed of [folded, cut]) {
    for (let left = await closed.count(); left > 0; left--) {
      await closed.first().click();
      await expect(closed).toHaveCount(left - 1);
    }
  }
}

/** How long the page takes to draw again, in milliseconds. */
function answers(page: Page) {
  return page.evaluate(() => {
    const start = performance.now();
    return new Promise<number>((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start)));
    });
  });
}
