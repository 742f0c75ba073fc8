import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { type BrowserContext, expect, type Page } from "@playwright/test";
import { databaseUrl } from "./database";
import { server } from "./server";

const run = promisify(execFile);
const tsx = ["--conditions=react-server", "--import", "tsx"];

export async function signIn(page: Page, { email, password } = server) {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "Traces", level: 1 })).toBeVisible();
}

/** A link that signs the owner in once, made as a person would who is locked out. */
export async function signInLink(): Promise<string> {
  const { stdout } = await run(process.execPath, [...tsx, "scripts/sign-in-link.ts"], {
    env: { ...process.env, ...server.env },
  });
  return /http\S+/.exec(stdout)?.[0] ?? "";
}

/** Sends an event of the app itself. */
export async function sendEvent(name: string) {
  const env = { ...process.env, ...server.env, DATABASE_URL: databaseUrl() };
  await run(process.execPath, [...tsx, "e2e/send-event.ts", name], { env });
}

/** A fresh project of the signed-in user. Returns its name and its slug. */
export async function createProject(page: Page) {
  const name = `Journey ${randomBytes(4).toString("hex")}`;
  await page.goto("/projects/new");
  await page.getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Create project" }).click();
  await page.waitForURL(/\/journey-[^/]+\//);
  return { name, slug: new URL(page.url()).pathname.split("/")[1] ?? "" };
}

/** Makes an API key through the form, and reads it in the one moment in which it is shown. */
export async function createKey(page: Page, slug: string): Promise<string> {
  await page.goto(`/${slug}/settings/keys`);
  await page.getByRole("button", { name: "Create key" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("agent");
  await dialog.getByRole("button", { name: "Create key" }).click();
  await expect(dialog.getByRole("heading", { name: "Copy the key now" })).toBeVisible();
  const key =
    /ph_[0-9A-Za-z]{32}/.exec((await dialog.textContent()) ?? "")?.[0] ??
    (await dialog.getByRole("textbox").first().inputValue());
  expect(key).toMatch(/^ph_/);
  return key;
}

/** Invites somebody by a link, and follows it in a browser of their own. */
export async function joinAs(owner: Page, slug: string, role: "Member" | "Viewer", guest: BrowserContext) {
  const email = `${role.toLowerCase()}-${randomBytes(4).toString("hex")}@example.com`;
  await owner.goto(`/${slug}/settings/members`);
  await owner.getByRole("button", { name: "Invite" }).click();
  await owner.getByLabel("E-mail").fill(email);
  await owner.getByLabel("Role", { exact: true }).click();
  await owner.getByRole("option", { name: role }).click();
  await owner.getByRole("dialog").getByRole("button", { name: "Create link" }).click();
  const link = await owner.getByLabel("Link", { exact: true }).inputValue();

  const page = await guest.newPage();
  await page.goto(link);
  await page.getByLabel("Name", { exact: true }).fill("Guest");
  await page.getByLabel("Password").first().fill("a long enough password");
  await page.getByRole("button", { name: /join/i }).click();
  await page.waitForURL(/\/traces/);
  return page;
}

/** Runs the demo agent once, in a process of its own, with a real SDK that is told by environment where to send. */
export async function runAgent(apiKey: string): Promise<string> {
  const env = {
    ...process.env,
    OTEL_EXPORTER_OTLP_ENDPOINT: server.env.PHAROS_URL,
    OTEL_EXPORTER_OTLP_HEADERS: `Authorization=Bearer ${apiKey}`,
  };
  const { stdout } = await run(process.execPath, ["--import", "tsx", "scripts/demo/live.ts"], { env });
  return stdout.trim();
}

/** Walks into the list of traces by key. Keys count from the moment that a page has come alive, which nothing on it shows. */
export async function walkToRow(page: Page) {
  await expect(page.getByRole("row").nth(5)).toBeVisible();
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(page.getByRole("row").getByRole("link").and(page.locator(":focus"))).toBeVisible({ timeout: 500 });
  }).toPass();
}
