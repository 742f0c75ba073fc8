import { randomBytes } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { createKey, createProject, signIn } from "./factories";

const session = "chat 7/ä #1";
const user = "user_4711";
const turns = [
  { asks: "Where is my parcel ABC-1?", answers: "It waits at the depot in Lyon." },
  { asks: "Can it come on Friday?", answers: "Friday is possible, before noon." },
  { asks: "Then please on Friday.", answers: "It is booked as kestrel-88." },
];

test("a session is found by a word inside it and read as one conversation, each message once", async ({ page }) => {
  const slug = await projectWithSession(page);
  await page.goto(`/${slug}/sessions`);
  const rows = page.getByRole("row").filter({ has: page.getByRole("link") });
  await expect(rows).toHaveCount(2);
  await expect(rows.filter({ hasText: session })).toContainText("open");

  await page.getByRole("combobox", { name: "Search sessions" }).fill("kestrel-88");
  await page.getByRole("combobox", { name: "Search sessions" }).press("Enter");
  await expect(rows).toHaveCount(1);
  await expect(page).toHaveURL(/q=kestrel-88/);
  await rows.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: turns[0]?.asks })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/sessions/${encodeURIComponent(session)}`));

  const conversation = page.getByRole("feed", { name: "Conversation" });
  for (const { asks, answers } of turns) {
    await expect(conversation.getByText(asks, { exact: true })).toHaveCount(1);
    await expect(conversation.getByText(answers, { exact: true })).toHaveCount(1);
  }
  await expect(conversation.getByText("repeats 4 messages of the turn before")).toBeVisible();
  await expect(page.getByRole("region", { name: "Traces of the session" }).getByRole("listitem")).toHaveCount(3);
});

test("a trace of a session opens over it in all four views, and the keys go from one to the next", async ({ page }) => {
  const slug = await projectWithSession(page);
  await page.goto(`/${slug}/sessions/${encodeURIComponent(session)}`);
  const second = page.getByRole("button", { name: "Open trace 2", exact: true });
  const sheet = page.getByRole("dialog");
  await expect(async () => {
    await second.click();
    await expect(sheet).toBeVisible({ timeout: 1_000 });
  }).toPass();

  for (const view of ["Tree", "Timeline", "Thread", "Raw"]) {
    await sheet.getByRole("tab", { name: view }).click();
    await expect(
      sheet
        .getByRole("tabpanel", { name: view })
        .getByRole(view === "Thread" ? "article" : "treeitem")
        .first(),
    ).toBeVisible();
  }
  const opened = new URL(page.url()).searchParams.get("trace") ?? "";
  await sheet.getByRole("button", { name: "Next trace" }).click();
  await expect(page).not.toHaveURL(new RegExp(`trace=${opened}`));
  await expect(sheet.getByRole("button", { name: "Next trace" })).toBeDisabled();
  await page.keyboard.press("k");
  await expect(page).toHaveURL(new RegExp(`trace=${opened}`));
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await expect(page).not.toHaveURL(/trace=/);
});

test("the list of users says who had trouble, and leads to the sessions of one", async ({ page }) => {
  const slug = await projectWithSession(page);
  await page.goto(`/${slug}/users`);
  const rows = page.getByRole("row").filter({ has: page.getByRole("link") });
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText("user_unlucky");

  await expect(async () => {
    await page.getByRole("searchbox").fill("user_4");
    await expect(rows).toHaveCount(1, { timeout: 2_000 });
  }).toPass();
  await rows.getByRole("link", { name: user }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sessions" })).toBeVisible();
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText(session);

  await page.getByRole("button", { name: `All users instead of ${user}` }).click();
  await expect(rows).toHaveCount(2);
});

test("a phone shows the conversation or the traces", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const slug = await projectWithSession(page);
  await page.goto(`/${slug}/sessions/${encodeURIComponent(session)}`);
  const conversation = page.getByRole("feed", { name: "Conversation" });
  const traces = page.getByRole("region", { name: "Traces of the session" });
  await expect(conversation).toBeVisible();
  await expect(traces).toBeHidden();
  await expect(async () => {
    await page.getByRole("radio", { name: "Traces" }).click();
    await expect(traces).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(conversation).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

/** A project with a session of three turns, and with one of another user in which the only turn failed. */
async function projectWithSession(page: Page): Promise<string> {
  await signIn(page);
  const { slug } = await createProject(page);
  const key = await createKey(page, slug);
  const started = Date.now() - 60_000;
  for (const index of turns.keys()) await send(page, key, turnSpans(index, started + index * 10_000));
  await send(page, key, failedSpans(started));
  await expect(async () => {
    const answer = await page.request.get(`/api/v1/sessions?project=${slug}`);
    expect((await answer.json()).items).toHaveLength(2);
  }).toPass();
  return slug;
}

async function send(page: Page, key: string, spans: object[]) {
  const resource = { attributes: attributes({ "service.name": "parcels" }) };
  const answer = await page.request.post("/v1/traces", {
    headers: { authorization: `Bearer ${key}` },
    data: { resourceSpans: [{ resource, scopeSpans: [{ scope: { name: "test" }, spans }] }] },
  });
  expect(answer.ok()).toBe(true);
}

/** As agents do, each turn sends all that was said before once more. */
function turnSpans(index: number, startMs: number) {
  const said = turns
    .slice(0, index)
    .flatMap(({ asks, answers }) => [message("user", asks), message("assistant", answers)]);
  const { asks = "", answers = "" } = turns[index] ?? {};
  const own = { "session.id": session, "user.id": user, "gen_ai.agent.name": "parcel-agent" };
  return run(startMs, own, [...said, message("user", asks)], answers, 1);
}

function failedSpans(startMs: number) {
  const own = { "session.id": "unlucky", "user.id": "user_unlucky", "gen_ai.agent.name": "parcel-agent" };
  return run(startMs, own, [message("user", "Cancel it.")], "That did not work.", 2);
}

function run(startMs: number, own: Record<string, string>, input: object[], output: string, code: 1 | 2) {
  const traceId = randomBytes(16).toString("hex");
  const [root, call] = [randomBytes(8).toString("hex"), randomBytes(8).toString("hex")];
  const times = { startTimeUnixNano: `${startMs}000000`, endTimeUnixNano: `${startMs + 2_000}000000` };
  return [
    {
      ...{ traceId, spanId: root, name: "parcel-agent", kind: 1, ...times, status: { code } },
      attributes: attributes({ "gen_ai.operation.name": "invoke_agent", ...own }),
    },
    {
      ...{ traceId, spanId: call, parentSpanId: root, name: "chat gpt-4o", kind: 3, ...times, status: { code: 1 } },
      attributes: attributes({
        "gen_ai.operation.name": "chat",
        "gen_ai.request.model": "gpt-4o",
        "gen_ai.input.messages": JSON.stringify(input),
        "gen_ai.output.messages": JSON.stringify([message("assistant", output)]),
        ...own,
      }),
    },
  ];
}

function message(role: string, content: string) {
  return { role, parts: [{ type: "text", content }] };
}

function attributes(values: Record<string, string>) {
  return Object.entries(values).map(([key, stringValue]) => ({ key, value: { stringValue } }));
}
