import { type Browser, chromium, type Page } from "@playwright/test";
import { chromiumOptions } from "@/test/chromium";
import { startServer, type TestServer } from "@/test/server";

type Screen = { server: TestServer; page: Page; projectUrl: string };

/** Runs with a server of the production build, and a page of Chromium that is signed in to its first project. */
export async function withScreen<T>(run: (screen: Screen) => Promise<T>): Promise<T> {
  const server = await startServer();
  const browser = await chromium.launch(await chromiumOptions());
  try {
    const page = await signedIn(browser, server);
    return await run({ server, page, projectUrl: `${server.url}/${new URL(page.url()).pathname.split("/")[1]}` });
  } finally {
    await browser.close();
    await server.stop();
  }
}

export async function send({ url, apiKey }: TestServer, body: object) {
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

/** Milliseconds from the navigation to the frame after the what is looked for came. */
export function untilPainted(page: Page, selector: string) {
  return page.evaluate(async (wanted) => {
    while (!document.querySelector(wanted)) await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    return Math.round(performance.now());
  }, selector);
}

/** The longest frame while the largest scroller within `view` goes down to its end, in 120 steps. */
export function scrollThrough(page: Page, view: string) {
  return page.evaluate(async (within) => {
    const scroller = [...document.querySelectorAll(`${within}, ${within} *`)]
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
  }, view);
}

export function median(values: number[]) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
