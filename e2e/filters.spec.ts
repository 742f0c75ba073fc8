import { expect, type Page, test } from "@playwright/test";
import { createKey, createProject, signIn } from "./factories";

test("filters by panel and by bar are one state, which survives reload and back", async ({ page }) => {
  await signIn(page);
  await page.goto("/demo/traces?range=14d");
  const bar = searchBar(page);
  const status = filters(page).getByRole("region", { name: "Status" });
  const failed = status.getByRole("checkbox", { name: "Error" });

  await failed.click();
  await expect(bar).toHaveValue("status:error");
  await expect(page).toHaveURL(/q=status%3Aerror/);
  await status.getByRole("button", { name: "Exclude Unset" }).click();
  await expect(bar).toHaveValue("status:error -status:unset");

  await bar.fill('status:error,ok "a phrase" OR words');
  await bar.press("Enter");
  await expect(status.getByRole("checkbox", { name: "OK" })).toBeChecked();
  await failed.click();
  await expect(bar).toHaveValue('status:ok "a phrase" OR words');

  await page.reload();
  await expect(bar).toHaveValue('status:ok "a phrase" OR words');
  await expect(failed).not.toBeChecked();
  await page.evaluate(() => {
    window.history.back();
    setTimeout(() => window.history.back(), 400);
  });
  await expect(bar).toHaveValue("status:error -status:unset");
  await expect(page).toHaveURL(/q=status%3Aerror\+-status%3Aunset/);
  await page.goForward();
  await expect(failed).toBeChecked();
  await expect(bar).toHaveValue('status:error,ok "a phrase" OR words');
});

test("the panel leaves what was typed with its meaning", async ({ page }) => {
  await signIn(page);
  await page.goto("/demo/traces?range=14d&q=status:error+status:ok");
  const status = filters(page).getByRole("region", { name: "Status" });
  await expect(status.getByRole("checkbox", { name: "OK" })).toBeChecked();
  await status.getByRole("checkbox", { name: "Unset" }).click();
  await expect(searchBar(page)).toHaveValue("status:error status:ok status:unset");
  await status.getByRole("checkbox", { name: "OK" }).click();
  await expect(searchBar(page)).toHaveValue("status:error status:unset");
});

test("a value with quotation marks and stars is chosen and found", async ({ page }) => {
  await signIn(page);
  const { slug } = await createProject(page);
  const traceId = "00f067aa0ba902b700f067aa0ba902b7";
  const now = `${Date.now()}000000`;
  const span = { traceId, spanId: traceId.slice(16), name: "run", startTimeUnixNano: now, endTimeUnixNano: now };
  const attributes = [{ key: "user.id", value: { stringValue: '*the "boss"*' } }];
  const sent = await page.request.post("/v1/traces", {
    headers: { Authorization: `Bearer ${await createKey(page, slug)}` },
    data: { resourceSpans: [{ scopeSpans: [{ spans: [{ ...span, attributes }] }] }] },
  });
  expect(sent.status()).toBe(200);
  await page.goto(`/${slug}/traces?range=24h&q=user:*`);
  await filters(page).getByRole("checkbox", { name: '*the "boss"*' }).click();
  await expect(searchBar(page)).toHaveValue('user:* user:"\\*the \\"boss\\"\\*"');
  await expect(page.locator(`#trace-${traceId}`)).toBeVisible();
  await expect(filters(page).getByRole("checkbox", { name: '*the "boss"*' })).toBeChecked();
});

test("counts tell what is found, and a number is asked for with its unit", async ({ page }) => {
  await signIn(page);
  await page.goto("/demo/traces?range=14d");
  const status = filters(page).getByRole("region", { name: "Status" });
  const failed = status.getByRole("listitem").filter({ hasText: "Error" });
  await expect(failed).toContainText(/\d/);
  const count = Number((await failed.textContent())?.replace(/\D/g, ""));
  await failed.getByRole("checkbox").click();
  await expect(filters(page).getByText(`${count} trace`)).toBeVisible();

  const cost = filters(page).getByRole("region", { name: "Cost" });
  await cost.getByLabel("Cost, at least").fill("lots");
  await cost.getByLabel("Cost, at least").press("Enter");
  await expect(cost.getByText("Write 0.05 or $1.")).toBeVisible();
  await cost.getByLabel("Cost, at least").fill("$1000000");
  await cost.getByLabel("Cost, at least").press("Enter");
  await expect(searchBar(page)).toHaveValue("status:error cost:$1000000..");

  await page.getByRole("button", { name: "Remove cost:$1000000.." }).click();
  await expect(searchBar(page)).toHaveValue("status:error");
  await expect(page.getByRole("row").nth(1).getByRole("link").first()).toBeVisible();
});

test("a search is written by keyboard alone, with completion", async ({ page }) => {
  await signIn(page);
  await page.goto("/demo/traces?range=14d");
  const bar = searchBar(page);
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(bar).toBeFocused({ timeout: 500 });
  }).toPass();
  const options = page.getByRole("listbox", { name: "Completions" }).getByRole("option");

  await page.keyboard.type("stat");
  await expect(options).toContainText(["status:"]);
  await page.keyboard.press("Tab");
  await expect(bar).toHaveValue("status:");
  await expect(options.filter({ hasText: "error" })).toContainText(/\d/);
  await page.keyboard.type("err");
  await expect(options).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(bar).toHaveValue("status:error ");
  await page.keyboard.press("Enter");
  await expect(filters(page).getByRole("checkbox", { name: "Error" })).toBeChecked();

  await page.keyboard.press("Control+z");
  await expect(bar).toHaveValue("status:err");
  await expect(options.first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(options).toHaveCount(0);
  await expect(bar).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(bar).not.toBeFocused();
});

test("a search that cannot be read says where", async ({ page }) => {
  await signIn(page);
  await page.goto("/demo/traces?range=14d");
  const bar = searchBar(page);
  await bar.fill('refund "charged twi');
  await expect(bar).toHaveAccessibleDescription("This quotation has no end (at character 8).");
  await expect(bar).toHaveAttribute("aria-invalid", "true");
  await expect(page).not.toHaveURL(/q=/);
  await bar.press("End");
  await page.keyboard.type('ce"');
  await expect(page).toHaveURL(/q=/);
  await expect(bar).toHaveAttribute("aria-invalid", "false");
});

test("any attribute is asked for by its key", async ({ page }) => {
  await signIn(page);
  await page.goto("/demo/traces?range=14d");
  await filters(page).getByRole("button", { name: "Add an attribute" }).click();
  const form = filters(page).getByRole("form", { name: "Add an attribute" });
  await form.getByLabel("Key of the attribute").fill("gen_ai.request.mod");
  await expect(page.getByRole("option", { name: /gen_ai\.request\.model/ })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await form.getByLabel("Comparison").click();
  await page.getByRole("option", { name: "exists" }).click();
  await form.getByRole("button", { name: "Add" }).click();
  await expect(searchBar(page)).toHaveValue("@gen_ai.request.model:*");
  await expect(page.getByRole("row").nth(1).getByRole("link").first()).toBeVisible();
  await filters(page).getByRole("button", { name: "Remove @gen_ai.request.model:*" }).click();
  await expect(searchBar(page)).toHaveValue("");
});

test("the filters stay closed, and on a phone they are a sheet", async ({ page }) => {
  await signIn(page);
  await page.goto("/demo/traces?range=14d&q=status:error");
  const toggle = page.getByRole("button", { name: "Filters · 1" });
  await expect(async () => {
    await toggle.click();
    await expect(filters(page)).toBeHidden({ timeout: 500 });
  }).toPass();
  await page.reload();
  await expect(toggle).toHaveAttribute("aria-expanded", "false");
  await expect(filters(page)).toBeHidden();

  await page.setViewportSize({ width: 390, height: 844 });
  await toggle.click();
  await page.getByRole("dialog", { name: "Filters" }).getByRole("checkbox", { name: "OK" }).click();
  await page.keyboard.press("Escape");
  await expect(searchBar(page)).toHaveValue("status:error,ok");
});

function searchBar(page: Page) {
  return page.getByRole("combobox", { name: "Search traces" });
}

function filters(page: Page) {
  return page.getByRole("complementary", { name: "Filters" });
}

test("a stretch of time is chosen by dragging over the matches, and going back undoes it", async ({ page }) => {
  await signIn(page);
  await page.goto("/demo/traces?range=14d");
  const bars = page.getByRole("region", { name: "Matches over time" }).getByRole("img");
  await expect(bars).toBeVisible();
  const { x, y, width, height } = (await bars.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(x + width * 0.5, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.8, y + height / 2, { steps: 5 });
  await page.mouse.up();
  await expect(page).toHaveURL(/from=.*to=/);
  await expect(page.getByRole("button", { name: "Zoom out to last 14 days" })).toBeVisible();
  await page.goBack();
  await expect(page).not.toHaveURL(/from=/);
  await expect(page.getByRole("button", { name: /Zoom out/ })).toBeHidden();
});
