import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exitWith } from "./environment";

const MARK = ".next/pharos-build";
const sources = [
  "app",
  "components",
  "inngest",
  "lib",
  "db",
  "public",
  "proxy.ts",
  "instrumentation.ts",
  "next.config.mjs",
  "package-lock.json",
];

/** Builds the web app unless the build that is there was made from these very sources. */
export async function ensureBuilt() {
  const print = fingerprint();
  if (existsSync(".next/BUILD_ID") && existsSync(MARK) && readFileSync(MARK, "utf8") === print) return;
  await build();
  writeFileSync(MARK, print);
}

/** Says every few seconds that it is still at work, and what went wrong if something did. */
async function build() {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  console.log("Building Pharos. This happens once, and takes a minute or two.");
  const ticking = setInterval(() => console.log(`  still building, ${seconds()} s`), 15_000);
  const child = spawn(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part) => (output += part));
  const code = await new Promise((done) => child.once("close", done));
  clearInterval(ticking);
  if (code !== 0) {
    console.error(output);
    exitWith("the build failed; its output is above.");
  }
  console.log(`Built in ${seconds()} s.`);
}

function fingerprint(): string {
  const hash = createHash("sha256");
  for (const source of sources) if (existsSync(source)) addTo(hash, source);
  return hash.digest("hex");
}

function addTo(hash: ReturnType<typeof createHash>, source: string) {
  const files = statSync(source).isFile()
    ? [source]
    : readdirSync(source, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.name.includes(".test."))
        .map((entry) => join(entry.parentPath, entry.name))
        .sort();
  for (const file of files) hash.update(file).update(readFileSync(file));
}
