import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { exitWith } from "./environment";
import { inProject } from "./script-project";

const usage =
  "Usage: npm run export -- --project SLUG [--query '…'] [--from TIME] [--to TIME] [--format jsonl|csv] --out FILE";
const options = {
  project: { type: "string" },
  query: { type: "string" },
  from: { type: "string" },
  to: { type: "string" },
  format: { type: "string" },
  out: { type: "string" },
} as const;

const { project, query: q, from, to, out, format: asked } = readArguments();
if (!project || !out) exitWith(usage);
const gzip = out.endsWith(".gz");

await inProject(project, async (projectId) => {
  const { exportStream } = await import("@/lib/export/export");
  const { countMatches, matchingTraces } = await import("@/lib/export/queries");
  const { exportQuery } = await import("@/lib/export/schema");
  const format = asked ?? (/\.csv(\.gz)?$/.test(out) ? "csv" : "jsonl");
  const read = exportQuery.safeParse({ q, from, to, format });
  if (!read.success) throw new Error(read.error.issues.map(({ message }) => message).join(" "));

  const member = { projectId, role: "viewer", userId: null } as const;
  const { count, exact } = await countMatches(member, read.data);
  const total = `${exact ? "" : "more than "}${count.toLocaleString("en")} traces`;
  let done = 0;
  let bytes = 0;
  async function* counted() {
    for await (const page of matchingTraces(member, read.data ?? {})) {
      yield page;
      done += page.length;
    }
  }
  const meter = new Transform({
    transform(part: Buffer, _encoding, next) {
      bytes += part.length;
      next(null, part);
    },
  });
  const say = () => console.error(`  ${done.toLocaleString("en")} of ${total}  ${(bytes / 1e6).toFixed(1)} MB`);
  const timer = setInterval(say, 2_000);
  const stream = Readable.from(exportStream(member, counted(), read.data.format, gzip));
  await pipeline(stream, meter, out === "-" ? process.stdout : createWriteStream(out))
    .catch(async (error) => {
      if (out !== "-") await rm(out, { force: true });
      throw error;
    })
    .finally(() => clearInterval(timer));
  say();
});

function readArguments() {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    exitWith(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}
