import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exitWith } from "./environment";

const MARK = ".next/pharos-build";
const sources = [
  "app",
  "components",
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
  console.log("Building Pharos (once, about a minute) …");
  const build = spawnSync(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" },
  });
  if (build.status !== 0) {
    console.error(`${build.stdout}${build.stderr}`);
    exitWith("the build failed; its output is above.");
  }
  writeFileSync(MARK, print);
}

function fingerprint(): string {
  const hash = createHash("sha256");
  for (const source of sources) if (existsSync(source)) addTo(hash, source);
  return hash.digest("hex");
}

function addTo(hash: ReturnType<typeof createHash>, source: string) {
  const files = readdirSync(".", { withFileTypes: true }).some((entry) => entry.name === source && entry.isFile())
    ? [source]
    : readdirSync(source, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.name.includes(".test."))
        .map((entry) => join(entry.parentPath, entry.name))
        .sort();
  for (const file of files) hash.update(file).update(readFileSync(file));
}
