import { expect, test } from "@playwright/test";
import { createKey, createProject, joinAs, signIn } from "./factories";

test("a viewer reads, but can neither create a key nor invite", async ({ page, browser }) => {
  await signIn(page);
  const { slug } = await createProject(page);
  await createKey(page, slug);

  const viewer = await joinAs(page, slug, "Viewer", await browser.newContext());
  await viewer.goto(`/${slug}/settings/keys`);
  await expect(viewer.getByRole("cell", { name: "agent" })).toBeVisible();
  await expect(viewer.getByRole("button", { name: "Create key" })).toHaveCount(0);
  await viewer.goto(`/${slug}/settings/members`);
  await expect(viewer.getByRole("cell", { name: /Guest/ }).first()).toBeVisible();
  await expect(viewer.getByRole("button", { name: "Invite" })).toHaveCount(0);
});

test("a stranger to a project is told that there is none", async ({ page, browser }) => {
  await signIn(page);
  const mine = await createProject(page);
  const other = await createProject(page);
  const guest = await joinAs(page, mine.slug, "Member", await browser.newContext());
  await guest.goto(`/${other.slug}/traces`);
  await expect(guest.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  expect((await guest.request.get(`/api/v1/traces?project=${other.slug}`)).status()).toBe(404);
});
