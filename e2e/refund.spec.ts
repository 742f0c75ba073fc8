import { randomBytes } from "node:crypto";
import { type APIRequestContext, expect, test } from "@playwright/test";
import { createKey, createProject, signIn } from "./factories";

type Turn = { says: string; answers: string; fails: boolean };

/** One run of an agent: a model call that reads what the user says, and a tool call that works or does not. */
async function sendRun(api: APIRequestContext, key: string, { says, answers, fails }: Turn) {
  const traceId = randomBytes(16).toString("hex");
  const root = randomBytes(8).toString("hex");
  const now = Date.now();
  const text = (attributes: Record<string, string>) =>
    Object.entries(attributes).map(([name, stringValue]) => ({ key: name, value: { stringValue } }));
  const span = (name: string, attributes: Record<string, string>, failed = false) => ({
    traceId,
    spanId: name === "run" ? root : randomBytes(8).toString("hex"),
    parentSpanId: name === "run" ? "" : root,
    name,
    kind: 1,
    startTimeUnixNano: `${now - 2_000}000000`,
    endTimeUnixNano: `${now - 1_000}000000`,
    status: failed ? { code: 2, message: "upstream said no" } : { code: 1 },
    attributes: text(attributes),
  });
  const messages = (role: string, content: string) => JSON.stringify([{ role, parts: [{ type: "text", content }] }]);
  const spans = [
    span("run", { "gen_ai.operation.name": "invoke_agent", "gen_ai.agent.name": "support" }, fails),
    span("chat", {
      "gen_ai.operation.name": "chat",
      "gen_ai.request.model": "gpt-5",
      "gen_ai.input.messages": messages("user", says),
      "gen_ai.output.messages": messages("assistant", answers),
    }),
    span("execute_tool lookup", { "gen_ai.operation.name": "execute_tool", "gen_ai.tool.name": "lookup" }, fails),
  ];
  const sent = await api.post("/v1/traces", {
    headers: { Authorization: `Bearer ${key}` },
    data: { resourceSpans: [{ scopeSpans: [{ spans }] }] },
  });
  expect(sent.status()).toBe(200);
  return { traceId, chatId: spans[1]?.spanId ?? "" };
}

test("the one run where a user asked for a refund and the model failed is found in one query and read where it says so", async ({
  page,
}) => {
  await signIn(page);
  const { slug } = await createProject(page);
  const key = await createKey(page, slug);
  const says = "Hello, I was charged twice. I want a refund for order 4711, please.";
  const wanted = await sendRun(page.request, key, { says, answers: "Your refund cannot be made now.", fails: true });
  await sendRun(page.request, key, { says, answers: "Your refund is on its way.", fails: false });
  await sendRun(page.request, key, { says: "Where is my parcel?", answers: "I cannot see it.", fails: true });

  await page.goto(`/${slug}/traces`);
  const rows = page.getByRole("row").filter({ has: page.getByRole("link") });
  await expect(rows).toHaveCount(3);
  const bar = page.getByLabel("Search traces");
  await bar.fill("refund status:error");
  await bar.press("Enter");
  await expect(rows).toHaveCount(1);
  await expect(page.getByRole("columnheader", { name: "Match" })).toBeVisible();
  await expect(rows.first()).toContainText("I want a refund for order 4711");
  await expect(rows.first().locator("mark:visible")).toHaveText(/^refund$/i);

  await rows.first().getByRole("link").first().click();
  await expect(page).toHaveURL(new RegExp(`trace=${wanted.traceId}`));
  await expect(page).toHaveURL(new RegExp(`span=${wanted.chatId}`));
  const sheet = page.getByRole("dialog");
  const find = sheet.getByLabel("Find in this trace");
  await expect(find).toHaveValue("refund");
  await expect(sheet.getByText("1 of 2")).toBeVisible();
  await expect(async () => expect(await markedTexts()).toContain("refund")).toPass();

  await page.keyboard.press("/");
  await expect(find).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(sheet.getByText("2 of 2")).toBeVisible();

  /** What the browser marks of the open trace; it is no element of the page. */
  function markedTexts() {
    return page.evaluate(() => [...(CSS.highlights.get("find-current") ?? [])].map((range) => range.toString()));
  }
});
