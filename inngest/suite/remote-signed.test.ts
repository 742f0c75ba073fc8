import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { testDatabase } from "@/test/database";

await testDatabase();
const { behaviours } = await import("./behaviours");
const { startRemote } = await import("./remote-app");

const key = `signkey-test-${randomBytes(32).toString("hex")}`;
const keys = { INNGEST_EVENT_KEY: "event-key", INNGEST_SIGNING_KEY: key };
let address = "";

async function start() {
  const app = await startRemote((url) => ({ ...keys, INNGEST_BASE_URL: url }), key);
  address = `${app.url}/api/inngest`;
  return app;
}

behaviours(start, { cron: false });

test("the app runs nothing for who does not sign", async () => {
  const body = JSON.stringify({ event: {}, events: [], steps: {}, ctx: {} });
  const answer = await fetch(`${address}?fnId=suite-once&stepId=step`, { method: "POST", body });
  expect(answer.status).toBe(401);
});
