import { expect, type Page, test } from "@playwright/test";
import { createKey, createProject, runAgent, signIn, walkToRow } from "./factories";

/** Where the focus lies in each view. */
function views(page: Page) {
  return {
    Tree: page.getByRole("tree", { name: "Spans", exact: true }),
    Timeline: page.getByRole("tree", { name: "Spans on a time axis" }),
    Thread: page.getByRole("feed"),
    Raw: page.getByRole("tree", { name: "Raw spans" }),
  };
}

test("a trace is read in its four views by keyboard alone, and so is the next", async ({ page }) => {
  await signIn(page);
  await page.goto("/demo/traces?range=14d");
  await walkToRow(page);
  await page.keyboard.press("Enter");

  const { Tree, Timeline, Thread, Raw } = views(page);
  await expect(Tree).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(Tree.getByRole("treeitem", { selected: true })).toHaveAttribute("aria-posinset", "1");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: /^Span / })).toBeFocused();

  await page.keyboard.press("]");
  await expect(page.getByRole("tab", { name: "Timeline" })).toHaveAttribute("aria-selected", "true");
  await expect(Timeline.getByRole("treeitem").nth(2)).toBeVisible();
  await page.keyboard.press("]");
  await expect(Thread.getByRole("article").first()).toBeVisible();
  await page.keyboard.press("]");
  await expect(Raw.getByRole("treeitem").nth(5)).toBeVisible();
  await page.keyboard.press("[");
  await expect(Thread.getByRole("article").first()).toBeVisible();

  const first = new URL(page.url()).searchParams.get("trace");
  await page.keyboard.press("j");
  await expect(page).not.toHaveURL(new RegExp(`trace=${first}`));
  await expect(Thread.getByRole("article").first()).toBeVisible();
  const second = new URL(page.url()).searchParams.get("trace");
  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/trace=/);
  await expect(page.locator(`#trace-${second}`)).toBeFocused();

  // Keys come faster than a page can follow.
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`trace=${second}`));
  await expect(Tree).toBeFocused();
  await page.evaluate(pressInOneGo, ["j", "j", "Escape"]);
  await expect(page).not.toHaveURL(/trace=/);
  await expect(page.getByRole("row").nth(4).getByRole("link")).toBeFocused();
});

function pressInOneGo(keys: string[]) {
  const target = document.activeElement;
  for (const key of keys) target?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
}

test("a word is found in everything that a trace says, one place after the other", async ({ page }) => {
  await signIn(page);
  const { slug } = await createProject(page);
  const traceId = await runAgent(await createKey(page, slug));
  await page.goto(`/${slug}/traces/${traceId}`);
  const find = page.getByRole("searchbox", { name: "Find in this trace" });
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(find).toBeFocused({ timeout: 500 });
  }).toPass();

  await page.keyboard.type("SHIPMENT");
  const count = page.locator("#find-count");
  await expect(count).toHaveText(/^\d+ matches$/);
  const total = Number((await count.textContent())?.split(" ")[0]);
  expect(total).toBeGreaterThan(2);

  await page.keyboard.press("Enter");
  await expect(count).toHaveText(`1 of ${total}`);
  await expect.poll(() => marked(page)).toMatch(/^shipment$/i);
  const places = new Set<string>();
  for (let n = 2; n <= total; n++) {
    await page.keyboard.press("Enter");
    await expect(count).toHaveText(`${n} of ${total}`);
    places.add(new URL(page.url()).searchParams.get("span") ?? "");
    await expect.poll(() => marked(page)).toMatch(/^shipment$/i);
  }
  expect(places.size).toBeGreaterThan(1);
  await page.keyboard.press("Shift+Enter");
  await expect(count).toHaveText(`${total - 1} of ${total}`);

  await page.keyboard.press("Escape");
  await expect(page).not.toHaveURL(/find=/);
  await page.keyboard.type("not in any span of it");
  await expect(count).toHaveText("no match");
});

/** The text that is marked as the current match, and lies in sight. */
function marked(page: Page) {
  return page.evaluate(() => {
    const [range] = CSS.highlights.get("find-current") ?? [];
    if (!(range instanceof Range)) return "";
    const { top, bottom, width } = range.getBoundingClientRect();
    return width > 0 && top >= 0 && bottom <= window.innerHeight ? range.toString() : "out of sight";
  });
}

test("an address restores the view, the span and what was looked for", async ({ page }) => {
  await signIn(page);
  const { items } = await (await page.request.get("/api/v1/traces?project=demo&limit=1")).json();
  const { spans } = await (await page.request.get(`/api/v1/traces/${items[0].traceId}/spans?project=demo`)).json();
  const { spanId, name } = spans.at(-1);
  await page.goto(`/demo/traces/${items[0].traceId}?view=timeline&span=${spanId}&tab=attributes&find=agent`);
  await expect(page.getByRole("tab", { name: "Timeline" })).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("region", { name: `Span ${name}` })).toBeVisible();
  await expect(page.getByRole("tab", { name: /Attributes/ })).toHaveAttribute("aria-selected", "true");
  await expect(page.locator("#find-count")).toHaveText(/match|of/);
});
