import { setTimeout as sleep } from "node:timers/promises";
import { type Browser, chromium, type Page } from "@playwright/test";
import { chromiumOptions } from "@/test/chromium";
import { startServer, type TestServer } from "@/test/server";
import { largeTrace } from "./large-trace";

const views = ["tree", "timeline", "thread", "raw"] as const;
const rounds = 3;

/**
 * Opens a trace of 10,000 spans in Chromium, by its address, and scrolls each view from top to bottom. `firstPaintMs` is
 * from the navigation to the frame that shows the view's first row, the median of three; `worstFrameMs` the longest time
 * between two frames while it scrolls, the worst of three.
 */
export async function benchTrace() {
  const server = await startServer();
  const browser = await chromium.launch(await chromiumOptions());
  try {
    const { traceId, requests } = largeTrace();
    for (const request of requests) await send(server, request);
    const page = await signedIn(browser, server);
    const project = new URL(page.url()).pathname.split("/")[1];
    const url = `${server.url}/${project}/traces/${traceId}`;
    await page.goto(url);
    const results = [];
    for (const view of views) {
      results.push(await measureView(page, url, view));
      console.error(JSON.stringify(results.at(-1)));
    }
    results.push(await measureBigAttribute(page, url));
    return results;
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function send({ url, apiKey }: TestServer, body: object) {
  const answer = await fetch(`${url}/v1/traces`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${apiKey}` },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`The trace was refused: ${await answer.text()}`);
}

async function signedIn(browser: Browser, { url }: TestServer): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${url}/sign-in`);
  await page.getByLabel("E-mail").fill("owner@example.com");
  await page.getByLabel("Password").fill("correct horse battery");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/traces/);
  return page;
}

/** What the first row of each view is. */
const firstRow = {
  tree: "[role=treeitem]",
  timeline: "[role=treeitem], [role=row]",
  thread: "[role=article], article article, [role=listitem], [role=option]",
  raw: "[role=treeitem], [role=listitem], [role=option], [data-line]",
};

async function measureView(page: Page, url: string, view: (typeof views)[number]) {
  const paints: number[] = [];
  const frames: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await page.goto("about:blank");
    await page.goto(`${url}?view=${view}`, { waitUntil: "commit" });
    paints.push(await untilPainted(page, firstRow[view]));
    await page.waitForLoadState("networkidle");
    await sleep(500);
    frames.push(await scrollThrough(page));
  }
  return { case: view, firstPaintMs: median(paints), worstFrameMs: Math.max(...frames) };
}

/** Milliseconds from the navigation to the frame after the first row came. */
function untilPainted(page: Page, selector: string) {
  return page.evaluate(async (rows) => {
    while (!document.querySelector(`[data-trace] [role=tabpanel] :is(${rows})`))
      await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    return Math.round(performance.now());
  }, selector);
}

/** The longest frame while the largest scroller of the view goes down to its end, in 120 steps. */
function scrollThrough(page: Page) {
  return page.evaluate(async () => {
    const scroller = [...document.querySelectorAll("[data-trace] [role=tabpanel] *")]
      .filter((element) => /auto|scroll/.test(getComputedStyle(element).overflowY))
      .reduce((a, b) => (b.scrollHeight - b.clientHeight > a.scrollHeight - a.clientHeight ? b : a));
    let worst = 0;
    let last = performance.now();
    for (let step = 1; step <= 120; step++) {
      scroller.scrollTop = ((scroller.scrollHeight - scroller.clientHeight) * step) / 120;
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      worst = Math.max(worst, now - last);
      last = now;
    }
    return Math.round(worst);
  });
}

/** Chooses the span with the attribute of 1 MB, looks at its attributes, and shows all of it. */
async function measureBigAttribute(page: Page, url: string) {
  await page.goto(`${url}?tab=attributes`);
  const row = page.getByRole("treeitem").nth(1);
  await row.waitFor();
  await page.waitForLoadState("networkidle");
  await page.evaluate(watchFrames);
  const started = Date.now();
  await row.click();
  await page.getByText("app.document").waitFor();
  const firstPaintMs = Date.now() - started;
  await sleep(500);
  await page
    .getByRole("tabpanel")
    .getByText(/^Show (all|more)/)
    .first()
    .click();
  await sleep(1_500);
  return { case: "attribute of 1 MB", firstPaintMs, worstFrameMs: await page.evaluate(worstFrame) };
}

declare global {
  interface Window {
    worstFrameMs: number;
  }
}

/** Runs in the page, on and on. */
function watchFrames() {
  window.worstFrameMs = 0;
  void (async () => {
    for (let last = performance.now(); ; ) {
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      window.worstFrameMs = Math.max(window.worstFrameMs, now - last);
      last = now;
    }
  })();
}

function worstFrame() {
  return Math.round(window.worstFrameMs);
}

function median(values: number[]) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
