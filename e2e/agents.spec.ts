import { expect, type Page, test } from "@playwright/test";
import { createKey, createProject, signIn } from "./factories";

const minute = 60_000;

/** Runs of one agent, two a minute; those in the five minutes of the spike fail, and are turns of one conversation. */
async function sendRuns(page: Page, key: string, spikeAt: number) {
  const spans = Array.from({ length: 40 }, (_, index) => {
    const start = spikeAt + (Math.floor(index / 2) - 15) * minute + (index % 2) * 5_000;
    const failed = start >= spikeAt && start < spikeAt + 5 * minute;
    return {
      traceId: (index + 1).toString(16).padStart(32, "a"),
      spanId: (index + 1).toString(16).padStart(16, "b"),
      name: "invoke_agent Bookings",
      startTimeUnixNano: `${start}000000`,
      endTimeUnixNano: `${start + 1_500}000000`,
      status: failed ? { code: 2, message: "the calendar did not answer" } : { code: 1 },
      attributes: Object.entries({
        "gen_ai.operation.name": "invoke_agent",
        "gen_ai.agent.id": agentId,
        "gen_ai.agent.name": "Bookings",
        "session.id": failed ? "session of the spike" : `session ${index}`,
        "input.value": failed ? "Book me a table for Friday" : `Book a table for ${index}`,
        "output.value": failed ? "I could not reach the calendar" : "Done",
      }).map(([name, value]) => ({ key: name, value: { stringValue: value } })),
    };
  });
  const sent = await page.request.post("/v1/traces", {
    headers: { authorization: `Bearer ${key}` },
    data: { resourceSpans: [{ scopeSpans: [{ spans }] }] },
  });
  expect(sent.status()).toBe(200);
}

const agentId = "team/bookings 予約";

test("by keyboard from the cards to an agent, from a spike to its traces, and on to the conversation", async ({
  page,
}) => {
  await signIn(page);
  const { slug } = await createProject(page);
  const spikeAt = Math.floor((Date.now() - 30 * minute) / (5 * minute)) * 5 * minute;
  await sendRuns(page, await createKey(page, slug), spikeAt);

  await page.goto(`/${slug}/agents`);
  const card = page.getByRole("list", { name: "Agents" }).getByRole("link", { name: "Bookings" });
  await expect(card).toBeVisible();
  await expect(page.getByText(agentId)).toBeVisible();
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(card).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Bookings", level: 1 })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe(`/${slug}/agents/${encodeURIComponent(agentId)}`);
  await expect(page.getByRole("definition").filter({ hasText: /^40$/ })).toBeVisible();

  const chart = page.getByRole("slider", { name: "Error rate over time" });
  await expect(chart).toBeVisible();
  await page.getByRole("button", { name: "Last 7 days" }).click();
  await page.getByRole("button", { name: "Last hour" }).click();
  await expect(page).toHaveURL(/range=1h/);
  await chart.focus();
  await page.keyboard.press("End");
  await expect(async () => {
    await page.keyboard.press("ArrowLeft");
    await expect(chart).toHaveAttribute("aria-valuetext", /100 %/, { timeout: 500 });
  }).toPass({ intervals: [50] });
  await page.keyboard.press("Enter");

  await expect(page).toHaveURL(new RegExp(`/agents/${encodeURIComponent(agentId)}/traces\\?`));
  const rows = page.getByRole("row").filter({ has: page.getByRole("link") });
  await expect(rows.first()).toBeVisible();
  await expect(rows.filter({ hasNotText: "Error" })).toHaveCount(0);
  await expect(page.getByText("Always:")).toBeAttached();
  await expect(page.getByRole("combobox", { name: "Search traces" })).toHaveValue(/^failed:/);

  await page.getByRole("navigation", { name: "Agent" }).getByRole("link", { name: "Sessions" }).click();
  await expect(page).toHaveURL(/\/sessions\?/);
  await page
    .getByRole("link", { name: /Book me a table for Friday|session of the spike/ })
    .first()
    .click();
  await expect(page).toHaveURL(new RegExp(`/${slug}/sessions/`));
  await expect(page.getByText("Book me a table for Friday").first()).toBeVisible();
  await expect(page.getByText("I could not reach the calendar").first()).toBeVisible();
});

test("a drag over a chart zooms in, going back and the button zoom out", async ({ page }) => {
  await signIn(page);
  await page.goto("/demo/agents/support-agent?range=14d");
  const chart = page.getByRole("slider", { name: "Runs over time" });
  await expect(chart.locator("path").first()).toBeVisible();
  await dragOver(page, chart);
  await expect(page).toHaveURL(/from=.*to=/);
  await page.goBack();
  await expect(page).not.toHaveURL(/from=/);
  await expect(page.getByRole("button", { name: "Last 14 days" })).toBeVisible();

  await expect(chart.locator("path").first()).toBeVisible();
  await dragOver(page, chart);
  await expect(page).toHaveURL(/from=.*to=/);
  await page.getByRole("button", { name: "Zoom out to last 14 days" }).click();
  await expect(page).not.toHaveURL(/from=/);
});

test("the numbers of an overview are those of its traces, and of its table", async ({ page }) => {
  await signIn(page);
  await page.goto("/demo/agents/support-agent?range=30d");
  const runs = page.getByRole("link", { name: "Runs", exact: true });
  await expect(runs).toBeVisible();
  const answer = await page.request.get("/api/v1/agents/support-agent?project=demo");
  const { totals } = await answer.json();
  await expect(
    page
      .getByRole("definition")
      .filter({ hasText: `${totals.runs}` })
      .first(),
  ).toBeVisible();

  await expect(async () => {
    await page.getByRole("button", { name: "View Runs as a table" }).click();
    await expect(page.getByRole("region", { name: "Runs, as a table" })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  const failed = page.getByRole("region", { name: "Runs, as a table" }).locator("tbody tr td:nth-child(2)");
  const counted = (await failed.allTextContents()).reduce((sum, text) => sum + Number(text), 0);
  expect(counted).toBe(totals.failures);
});

test("an agent that never ran has a page that says so, and a project without agents says what makes one", async ({
  page,
}) => {
  await signIn(page);
  await page.goto("/demo/agents/nobody");
  await expect(page.getByRole("heading", { name: "No such agent" })).toBeVisible();
  const { slug } = await createProject(page);
  await page.goto(`/${slug}/agents`);
  await expect(page.getByRole("heading", { name: "No agents yet" })).toBeVisible();
  await expect(page.getByRole("link", { name: "How to send traces" })).toBeVisible();
});

test("home shows what needs attention, and sends a newcomer to the way in", async ({ page }) => {
  await signIn(page);
  await page.goto("/demo");
  await expect(page.getByRole("heading", { name: "Home", level: 1 })).toBeVisible();
  const attention = page.getByRole("region", { name: "Agents needing attention" });
  await expect(attention.getByText(/runs? failed/).first()).toBeVisible();
  await attention.getByRole("listitem").first().getByRole("link").click();
  await expect(page).toHaveURL(/\/demo\/agents\/.+range=7d/);

  const { slug } = await createProject(page);
  await page.goto(`/${slug}`);
  await expect(page).toHaveURL(new RegExp(`/${slug}/send$`));
});

async function dragOver(page: Page, chart: ReturnType<Page["getByRole"]>) {
  const box = (await chart.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.move(box.x + box.width * 0.4, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + 60, { steps: 4 });
  await page.mouse.up();
}
