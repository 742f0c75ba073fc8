import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bootstrap, createSignInLink } from "@/lib/account/bootstrap";
import { newKey } from "@/lib/keys/secret";
import type { Environment } from "./environment";

/** Creates what a first start needs, sends the demo traces if asked, and prints how to go on. */
export async function welcome(environment: Environment, { demo }: { demo: boolean }) {
  const { PHAROS_INIT_EMAIL: email, PHAROS_INIT_PASSWORD: password, PHAROS_INIT_PROJECT: project } = process.env;
  const apiKey = process.env.PHAROS_INIT_API_KEY || keptKey(environment);
  const made = await bootstrap({ email, password, project, apiKey, demo });
  if (made.demo) {
    // The demo agents run on the OpenTelemetry SDK, which only they need.
    const { sendDemoOnce } = await import("./demo-once");
    await sendDemoOnce(environment, { id: made.demo.id, ownerId: made.owner.id });
  }

  const shown = made.demo ?? made.project;
  const lines = [
    ["Open", await createSignInLink(made.owner.email, `/${shown.slug}/traces`), "signs you in once, within an hour"],
    ["Send traces to", environment.PHAROS_URL, "OTLP over HTTP, protobuf or JSON"],
    ["with API key", apiKey, `of the project ${made.project.slug}`],
  ];
  const text = lines
    .map(([label, value, note]) => `  ${label?.padEnd(15)} ${value}\n  ${"".padEnd(15)} ${note}\n`)
    .join("");
  console.log(`\nPharos is ready.\n\n${text}`);
}

/** The key of the first project stays readable to whoever owns the data folder, so that each start can show it. */
function keptKey(environment: Environment): string {
  const file = join(environment.PHAROS_DATA_DIR, "api-key");
  mkdirSync(environment.PHAROS_DATA_DIR, { recursive: true, mode: 0o711 });
  if (!existsSync(file)) writeFileSync(file, newKey(), { mode: 0o600 });
  return readFileSync(file, "utf8").trim();
}
