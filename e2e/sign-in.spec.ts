import { expect, test } from "@playwright/test";
import { signIn, signInLink } from "./factories";
import { server } from "./server";

test("a link from the terminal signs in, once", async ({ page, browser }) => {
  const link = await signInLink();
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "Traces", level: 1 })).toBeVisible();

  const other = await (await browser.newContext()).newPage();
  await other.goto(link);
  await expect(other.getByText(/used|not work|no longer/i).first()).toBeVisible();
});

test("a password signs in, and the wrong one does not", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(server.email);
  await page.getByLabel("Password").fill("wrong horse");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toBeVisible();
  await signIn(page);
});

test("a password stays out of the address, even where the page is not alive yet", async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(server.email);
  await page.getByLabel("Password").fill("wrong horse");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForLoadState();
  expect(page.url()).not.toContain("horse");
});

test("without signing in there is nothing to see", async ({ page, request }) => {
  await page.goto("/demo/traces");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  expect((await request.get("/api/v1/traces?project=demo")).status()).toBe(401);
  expect((await request.post("/demo/traces", { data: {} })).status()).toBe(404);
});
