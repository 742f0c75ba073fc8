import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { createProject, joinAs, runAgent, signIn } from "./factories";

test("a newcomer makes a key on the page, runs an agent with it, and its trace opens by itself", async ({ page }) => {
  await signIn(page);
  const { slug } = await createProject(page);
  await page.goto(`/${slug}/traces`);
  await page.getByRole("link", { name: "How to send traces" }).click();
  await expect(page.getByRole("heading", { name: "Send traces", level: 1 })).toBeVisible();
  await expect(page.getByText("Waiting for the first trace")).toBeVisible();
  await expect(page.getByText("INFERENCE_API_KEY=YOUR_API_KEY")).toBeVisible();

  const key = await createKeyHere(page);
  await expect(page.getByText(`INFERENCE_API_KEY=${key}`)).toBeVisible();
  await page.getByRole("tab", { name: "OpenTelemetry" }).click();
  await expect(page.getByText(`Authorization=Bearer%20${key}`)).toBeVisible();
  await expect(page.getByText("YOUR_API_KEY")).toHaveCount(0);

  const traceId = await runAgent(key);
  await expect(page).toHaveURL(new RegExp(`/${slug}/traces\\?trace=${traceId}`));
  await expect(page.getByRole("tree", { name: "Spans" })).toBeVisible();
});

test("where there are traces already, a new one is offered and nothing jumps", async ({ page }) => {
  await signIn(page);
  const { slug } = await createProject(page);
  await page.goto(`/${slug}/send`);
  const key = await createKeyHere(page);
  await runAgent(key);
  await expect(page).toHaveURL(/trace=/);

  await page.goto(`/${slug}/send`);
  await expect(page.getByText("Waiting for a new trace")).toBeVisible();
  const traceId = await runAgent(key);
  await expect(page.getByText("A trace arrived")).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/${slug}/send$`));
  await page.getByRole("link", { name: "Open it" }).click();
  await expect(page).toHaveURL(new RegExp(traceId));
});

test("the address restores the SDK, by keyboard, and the prompt holds no key", async ({ page }) => {
  await signIn(page);
  const { slug } = await createProject(page);
  await page.goto(`/${slug}/send?way=openllmetry&recipe=js`);
  await expect(page.getByText('import * as traceloop from "@traceloop/node-server-sdk"')).toBeVisible();
  await page.getByRole("tab", { name: "OpenLLMetry" }).focus();
  await expect(async () => {
    await page.keyboard.press("ArrowRight");
    await expect(page).toHaveURL(/way=langfuse/, { timeout: 1_000 });
  }).toPass();

  const key = await createKeyHere(page);
  await page.getByText("Read it first").click();
  const prompt = page.getByText("Wire tracing into this codebase");
  await expect(prompt).toBeVisible();
  await expect(prompt).not.toContainText(key);

  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"])
    .analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test("a viewer is told who can create keys, and may paste one", async ({ page, browser }) => {
  await signIn(page);
  const { slug } = await createProject(page);
  const guest = await browser.newContext();
  const viewer = await joinAs(page, slug, "Viewer", guest);
  await viewer.goto(`/${slug}/send`);
  await expect(viewer.getByText(/Paste one that you were given, or ask/)).toBeVisible();
  await expect(viewer.getByRole("button", { name: "Create a key" })).toHaveCount(0);
  await expect(async () => {
    await viewer.getByLabel("API key").fill("ph_pasted");
    await expect(viewer.getByText("INFERENCE_API_KEY=ph_pasted")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await guest.close();
});

async function createKeyHere(page: Page): Promise<string> {
  // The page learns its address in the browser: from then on it is alive.
  await expect(page.getByLabel("Endpoint", { exact: true })).toHaveValue(/^http/);
  await page.getByRole("button", { name: "Create a key" }).click();
  await expect(page.getByLabel("API key")).toHaveValue(/^ph_[0-9A-Za-z]{32}$/);
  return page.getByLabel("API key").inputValue();
}
