import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { largeTrace } from "./large-trace";
import { median, scrollThrough, send, untilPainted, withScreen } from "./screen";

const views = ["tree", "timeline", "thread", "raw"] as const;
const rounds = 3;
const panel = "[data-trace] [role=tabpanel]";

/**
 * Opens a trace of 10,000 spans in Chromium, by its address, and scrolls each view from top to bottom. `firstPaintMs` is
 * from the navigation to the frame that shows the view's first row, the median of three; `worstFrameMs` the longest time
 * between two frames while it scrolls, the worst of three.
 */
export function benchTrace() {
  return withScreen(async ({ server, page, projectUrl }) => {
    const { traceId, requests } = largeTrace();
    for (const request of requests) await send(server, request);
    const url = `${projectUrl}/traces/${traceId}`;
    await page.goto(url);
    const results = [];
    for (const view of views) {
      results.push(await measureView(page, url, view));
      console.error(JSON.stringify(results.at(-1)));
    }
    results.push(await measureBigAttribute(page, url));
    return results;
  });
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
    paints.push(await untilPainted(page, `${panel} :is(${firstRow[view]})`));
    await page.waitForLoadState("networkidle");
    await sleep(500);
    frames.push(await scrollThrough(page, panel));
  }
  return { case: view, firstPaintMs: median(paints), worstFrameMs: Math.max(...frames) };
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
