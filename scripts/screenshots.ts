import { mkdirSync } from "node:fs";
import { type Browser, chromium } from "@playwright/test";
import { chromiumOptions } from "@/test/chromium";
import { openDatabase } from "./database";
import { exitWith, readEnvironment } from "./environment";

const folder = "docs/images";
/** The views, and what shows that each is there. */
const views = {
  tree: "[role=treeitem]",
  timeline: "[role=treeitem]",
  thread: "article",
  raw: "text=startTimeUnixNano",
};
const screens = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

/** Takes the README's pictures of a trace of the demo project, on a server that runs with `npm run quickstart`. */
const environment = readEnvironment();
const url = environment.PHAROS_URL;
const database = await openDatabase(environment).catch((error) => exitWith(error.message));
const { createSignInLink } = await import("@/lib/account/bootstrap");
const { sql } = await import("@/db");
const link = await createSignInLink(undefined, "/demo/traces");
await sql.end({ timeout: 1 });
await database.close();

const browser = await chromium.launch(await chromiumOptions());
const storageState = await signIn(browser);
const traceId = await findTrace(browser);
const pages = {
  agents: { path: "agents?range=14d", shown: "main article, main li" },
  agent: { path: "agents/support-agent?range=7d&compare=true", shown: ".recharts-surface" },
  session: { path: `sessions/${await findSession(browser)}`, shown: "article" },
};
mkdirSync(folder, { recursive: true });
for (const colorScheme of ["light", "dark"] as const) {
  for (const viewport of screens) {
    const page = await browser.newPage({ storageState, viewport, colorScheme });
    for (const [view, shown] of Object.entries(views)) {
      await page.goto(`${url}/demo/traces/${traceId}?view=${view}`, { waitUntil: "networkidle" });
      await page.getByRole("tabpanel").first().locator(shown).first().waitFor();
      await page.screenshot({ path: `${folder}/trace-${view}-${viewport.width}-${colorScheme}.png` });
    }
    await page.goto(`${url}/demo/traces?range=14d&q=refund+errors>0`, { waitUntil: "networkidle" });
    await page.locator("mark:visible").first().waitFor();
    await page.screenshot({ path: `${folder}/search-${viewport.width}-${colorScheme}.png` });
    for (const [name, { path, shown }] of Object.entries(pages)) {
      await page.goto(`${url}/demo/${path}`, { waitUntil: "networkidle" });
      await page.locator(shown).first().waitFor();
      await page.screenshot({ path: `${folder}/${name}-${viewport.width}-${colorScheme}.png` });
    }
    await page.close();
  }
}
await browser.close();

async function signIn(browser: Browser) {
  const page = await browser.newPage();
  await page.goto(link);
  await page.waitForURL(/\/demo\/traces/);
  return page.context().storageState();
}

/** A conversation of some turns. */
async function findSession(browser: Browser): Promise<string> {
  const page = await browser.newPage({ storageState });
  const answer = await page.request.get(`${url}/api/v1/sessions?project=demo&agent=support-agent&limit=200`);
  const { items } = await answer.json();
  const found = items.find((session: { traceCount: number }) => session.traceCount >= 4);
  if (!found) exitWith("the demo project has no fitting session; start the server with npm run quickstart.");
  return encodeURIComponent(found.sessionId);
}

/** A run of some length in which a tool failed behind an OK. */
async function findTrace(browser: Browser): Promise<string> {
  const page = await browser.newPage({ storageState });
  const answer = await page.request.get(`${url}/api/v1/traces?project=demo&limit=200`);
  const { items } = await answer.json();
  const found = items.find(
    (trace: { hiddenErrorCount: number; spanCount: number }) => trace.hiddenErrorCount > 0 && trace.spanCount > 10,
  );
  if (!found) exitWith("the demo project has no fitting trace; start the server with npm run quickstart.");
  return found.traceId;
}
