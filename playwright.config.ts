import { rmSync } from "node:fs";
import { defineConfig, devices } from "@playwright/test";
import { server } from "./e2e/server";
import { chromiumOptions } from "./test/chromium";

// Each run begins on a fresh server; the workers read this file too, and must not remove it.
if (process.env.TEST_WORKER_INDEX === undefined) rmSync(server.env.PHAROS_DATA_DIR, { recursive: true, force: true });

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/e2e",
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"], ["json", { outputFile: "test-results/e2e.json" }]],
  use: {
    ...devices["Desktop Chrome"],
    viewport: { width: 1440, height: 900 },
    baseURL: server.env.PHAROS_URL,
    trace: "retain-on-failure",
    launchOptions: await chromiumOptions(),
  },
  webServer: {
    command: "npm run -s quickstart",
    env: server.env,
    wait: { stdout: /Pharos is ready/ },
    timeout: 300_000,
    gracefulShutdown: { signal: "SIGINT", timeout: 20_000 },
    stdout: "ignore",
    stderr: "pipe",
  },
});
