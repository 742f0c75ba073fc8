import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { exitWith } from "./environment";
import { inProject } from "./script-project";

const usage = "Usage: npm run import -- FILE… --project SLUG   (- reads what is piped in)";
const { files, project } = readArguments();
if (!project || files.length === 0) exitWith(usage);
const sizes = await Promise.all(files.map(sizeOf));
let failed = 0;

await inProject(project, async (projectId) => {
  const { importSpans } = await import("@/lib/import/import-spans");
  const { findProject } = await import("@/lib/import/receive");
  const stored = await findProject({ projectId });
  if (!stored) return;
  for (const [i, file] of files.entries()) {
    const name = basename(file);
    const size = sizes[i];
    const input = file === "-" ? process.stdin : createReadStream(file);
    let said = 0;
    const totals = await importSpans(stored, bytesOf(input), (event) => {
      if (event.type === "error") console.error(`  ${name}:${event.line}: ${event.reason}`);
      if (event.type !== "progress" || Date.now() - said < 2_000) return;
      said = Date.now();
      const share = size ? `${Math.floor((100 * event.bytes) / size)} %  ` : "";
      console.error(`  ${name}  ${share}${event.spans.toLocaleString("en")} spans`);
    });
    failed += totals.failed;
    const problems = totals.failed > 0 ? `, ${totals.failed.toLocaleString("en")} lines failed` : "";
    console.log(
      `${name}: ${totals.spans.toLocaleString("en")} spans of ${totals.lines.toLocaleString("en")} lines${problems}.`,
    );
  }
});
if (failed > 0) process.exitCode = 2;

async function* bytesOf(input: AsyncIterable<Buffer>) {
  for await (const part of input) yield new Uint8Array(part);
}

async function sizeOf(file: string): Promise<number | undefined> {
  if (file === "-") return undefined;
  const { size } = await stat(file).catch((error: Error) => exitWith(`${file} cannot be read: ${error.message}`));
  return size;
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({ options: { project: { type: "string" } }, allowPositionals: true });
    return { files: positionals, project: values.project };
  } catch (error) {
    exitWith(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}
