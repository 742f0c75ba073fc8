import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import sparticuz from "@sparticuz/chromium";

/** A browser that Playwright installed, else the system's, else the one that ships inside an npm package. */
export async function chromiumOptions() {
  const args = ["--no-sandbox", "--disable-gpu"];
  if (existsSync(chromium.executablePath())) return { args };
  const system = "/usr/bin/chromium";
  return { args, executablePath: existsSync(system) ? system : await sparticuz.executablePath() };
}
