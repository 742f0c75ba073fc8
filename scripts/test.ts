import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { z } from "zod";

/** `npm test`: the static checks, then Vitest on a real PostgreSQL, then the journeys in a real Chromium; counts them all. */
const vitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number(), numPendingTests: z.number() });
const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

rmSync("test-results", { recursive: true, force: true });
mkdirSync("test-results", { recursive: true });
let [passed, failed, skipped] = [0, 0, 0];

count(run("npm", ["run", "-s", "check"]) ? [1, 0, 0] : [0, 1, 0]);

const unitOk = run("npx", [
  "vitest",
  "run",
  "--reporter=default",
  "--reporter=json",
  "--outputFile.json=test-results/unit.json",
]);
const unit = report("test-results/unit.json", vitestReport);
count(unit ? [unit.numPassedTests, atLeastOne(unit.numFailedTests, unitOk), unit.numPendingTests] : [0, 1, 0]);

const journeysOk = run("npx", ["playwright", "test"]);
const journeys = report("test-results/e2e.json", playwrightReport)?.stats;
count(
  journeys
    ? [journeys.expected, atLeastOne(journeys.unexpected + journeys.flaky, journeysOk), journeys.skipped]
    : [0, 1, 0],
);

console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`);
process.exit(failed ? 1 : 0);

function run(command: string, args: string[]): boolean {
  return spawnSync(command, args, { stdio: ["ignore", "inherit", "inherit"] }).status === 0;
}

function report<S extends z.ZodType>(file: string, schema: S): z.output<S> | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return undefined;
  }
}

function count([more, worse, left]: [number, number, number]) {
  passed += more;
  failed += worse;
  skipped += left;
}

/** A runner may fail with no failed test, by an error outside them. */
function atLeastOne(failures: number, ok: boolean): number {
  return ok ? failures : Math.max(1, failures);
}
