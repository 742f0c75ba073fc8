import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { signIn } from "./factories";

const screens = [
  { name: "traces", path: "/demo/traces?range=14d", ready: "row" },
  { name: "home", path: "/demo", ready: "listitem" },
  { name: "agents", path: "/demo/agents?range=14d", ready: "listitem" },
  { name: "an agent", path: "/demo/agents/support-agent?range=14d", ready: "slider" },
  { name: "an agent's traces", path: "/demo/agents/support-agent/traces?range=14d", ready: "row" },
  { name: "a project without agents", path: "/my-agents/agents", ready: "heading" },
  { name: "sessions", path: "/demo/sessions?range=14d", ready: "row" },
  { name: "users", path: "/demo/users", ready: "row" },
  { name: "a project without sessions", path: "/my-agents/sessions", ready: "heading" },
  { name: "API keys", path: "/my-agents/settings/keys", ready: "table" },
  { name: "members", path: "/my-agents/settings/members", ready: "table" },
  { name: "an empty project", path: "/my-agents/traces", ready: "heading" },
  { name: "send traces", path: "/my-agents/send", ready: "tablist" },
] as const;

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test("the screens meet WCAG AA as far as a program can tell", async ({ page }) => {
      await signIn(page);
      for (const { name, path, ready } of screens) {
        await page.goto(path);
        await expect(page.getByRole(ready).first()).toBeVisible();
        expect(await violations(new AxeBuilder({ page })), name).toEqual([]);
      }
    });

    test("an open session does too", async ({ page }) => {
      await signIn(page);
      await page.goto("/demo/sessions?range=14d");
      await page.getByRole("row").nth(1).getByRole("link").click();
      await expect(page.getByRole("feed").getByRole("article").nth(1)).toBeVisible();
      await expect(page.getByLabel("Loading the turn")).toHaveCount(0);
      expect(await violations(new AxeBuilder({ page }))).toEqual([]);
    });

    test("an open trace does too", async ({ page }) => {
      await signIn(page);
      await page.goto("/demo/traces?range=14d");
      await page.getByRole("row").nth(3).getByRole("link").first().click();
      await expect(page.getByRole("treeitem").first()).toBeVisible();
      await expect(page.getByRole("tab", { name: /Attributes/ })).toBeVisible();
      for (const view of ["Tree", "Timeline", "Thread", "Raw"]) {
        await page.getByRole("tab", { name: view }).click();
        await expect(
          page
            .getByRole("tabpanel", { name: view })
            .getByRole(/Thread/.test(view) ? "article" : "treeitem")
            .first(),
        ).toBeVisible();
        expect(await violations(new AxeBuilder({ page })), view).toEqual([]);
      }
    });
  });
}

async function violations(axe: AxeBuilder) {
  const { violations } = await axe.withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}
