import { expect, test } from "@playwright/test";
import { createKey, createProject, runAgent, signIn } from "./factories";

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

  const tree = page.getByRole("tree", { name: "Spans" });
  await tree
    .getByRole("treeitem")
    .filter({ hasText: /track|order/i })
    .first()
    .click();
  await expect(page.getByText(/order_id|order/i).first()).toBeVisible();
  await tree.getByRole("treeitem").filter({ hasText: /chat/ }).last().click();
  const messages = page.getByRole("article");
  await expect(messages.first()).toBeVisible();
});
