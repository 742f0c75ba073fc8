import { expect, type Page, test } from "@playwright/test";
import { createProject, joinAs, signIn } from "./factories";
import { startModelServer } from "./model-server";

const apiKey = "sk-a-key-of-the-journey-wxyz";

async function addConnection(page: Page, baseUrl: string) {
  await page.getByRole("button", { name: "Add connection" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("scripted");
  await dialog.getByLabel("Address", { exact: true }).fill(baseUrl);
  await dialog.getByLabel("Key", { exact: true }).fill(apiKey);
  await dialog.getByLabel("May answer from a private address").click();
  await dialog.getByRole("button", { name: "Add connection" }).click();
  await expect(page.getByText("key …wxyz")).toBeVisible();
}

/** Asks in the dialog that is open, and gives what it says. */
async function askModel(page: Page, model: string) {
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Model").fill(model);
  await dialog.getByRole("button", { name: "Test", exact: true }).click();
  return dialog.getByRole("status");
}

async function saveBudget(page: Page, dollars: string) {
  await page.getByLabel("Budget for a month").fill(dollars);
  await page.getByRole("button", { name: "Save" }).click();
}

test("an owner connects a model, tests it, makes it the judge, and stops it by a budget", async ({ page, browser }) => {
  const server = await startModelServer();
  await signIn(page);
  const { slug } = await createProject(page);
  await page.goto(`/${slug}/settings`);
  await page.getByRole("navigation", { name: "Settings" }).getByRole("link", { name: "Models" }).click();
  await expect(page.getByText("No model: signals use the built-in rules.")).toBeVisible();
  await expect(page.getByText("No model was called yet.")).toBeVisible();

  await addConnection(page, server.openai);
  await page.getByRole("button", { name: "Test scripted" }).click();
  const answered = await askModel(page, "gpt-4o-mini");
  await expect(answered).toContainText("Answered");
  await expect(answered).toContainText(/Latency\s*[\d.]+ m?s/);
  await expect(answered).toContainText(/Cost\s*\$0\.0003/);
  await expect(await askModel(page, "forbidden")).toContainText("Incorrect API key provided. Check the key.");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Test scripted" })).toBeFocused();
  const calls = page.getByRole("table", { name: "Calls" });
  await expect(calls.getByRole("row").nth(1)).toContainText("forbidden");
  await expect(calls.getByRole("row").nth(2)).toContainText("$0.0003");

  await page.getByRole("button", { name: "Change the judge of signals" }).click();
  await page.getByRole("dialog").getByLabel("Connection").click();
  await page.getByRole("option", { name: /scripted/ }).click();
  await page.getByRole("dialog").getByLabel("Model").fill("gpt-4o-mini");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  const judge = page.getByRole("listitem").filter({ hasText: "Judge of signals" });
  await expect(judge).toContainText("gpt-4o-mini at scripted");

  await saveBudget(page, "-1");
  await expect(page.getByText("A budget is not negative.")).toBeVisible();
  await saveBudget(page, "0");
  await expect(page.getByText("The budget is spent:")).toBeVisible();
  const asked = server.asked.length;
  await page.getByRole("button", { name: "Test scripted" }).click();
  await expect(await askModel(page, "gpt-4o-mini")).toContainText("is spent for this month");
  await page.keyboard.press("Escape");
  expect(server.asked).toHaveLength(asked);

  const viewer = await joinAs(page, slug, "Viewer", await browser.newContext());
  await viewer.goto(`/${slug}/settings/models`);
  await expect(viewer.getByText("gpt-4o-mini at scripted")).toBeVisible();
  await expect(viewer.getByRole("table", { name: "Calls" })).toBeVisible();
  await expect(viewer.getByRole("main").getByRole("button")).toHaveCount(0);
  const read = await viewer.request.get(`/api/v1/model-calls?project=${slug}`);
  expect((await read.json()).items).toHaveLength(2);
  expect((await viewer.content()) + (await read.text())).not.toContain(apiKey);

  await page.goto(`/${slug}/settings/models`);
  await page.getByRole("button", { name: "Delete scripted" }).click();
  const confirmation = page.getByRole("alertdialog");
  await expect(confirmation).toContainText("It is the judge of signals (gpt-4o-mini).");
  await confirmation.getByRole("button", { name: "Delete connection" }).click();
  await expect(page.getByRole("button", { name: "Delete scripted" })).toHaveCount(0);
  await expect(judge).toContainText("No model");
  await server.close();
});

test("a model that stays silent is told of, and so is an address that may not be called", async ({ page }) => {
  test.setTimeout(120_000);
  const server = await startModelServer();
  await signIn(page);
  const { slug } = await createProject(page);
  await page.goto(`/${slug}/settings/models`);
  await addConnection(page, server.openai);
  await page.getByRole("button", { name: "Test scripted" }).click();
  const silent = await askModel(page, "hanging");
  await expect(silent).toContainText("Waiting for the answer");
  await expect(silent).toContainText("The model did not answer within 30 s.", { timeout: 60_000 });
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Add connection" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("Scripted");
  await dialog.getByLabel("Address", { exact: true }).fill(server.openai);
  await dialog.getByRole("button", { name: "Add connection" }).click();
  await expect(dialog.getByText("There is a connection of this name already.")).toBeVisible();
  await dialog.getByLabel("Name").fill("guarded");
  await dialog.getByRole("button", { name: "Add connection" }).click();
  await page.getByRole("button", { name: "Test guarded" }).click();
  await expect(await askModel(page, "ready")).toContainText("127.0.0.1 is not a public address");
  await server.close();
});
