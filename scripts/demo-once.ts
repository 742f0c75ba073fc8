import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "@/db";
import { createKey, listKeys, revokeKey } from "@/lib/keys/queries";
import { sendDemo } from "./demo/send";
import { type Environment, localUrl } from "./environment";

const KEY_NAME = "Demo traces";

/** Sends the demo traces through the server's own OTLP endpoint, unless all of them were sent before. */
export async function sendDemoOnce(environment: Environment, project: { id: number; ownerId: number }) {
  const mark = join(environment.PHAROS_DATA_DIR, "demo-sent");
  const [any] = await sql`select from traces where project_id = ${project.id} limit 1`;
  if (any && existsSync(mark)) return;

  const member = { projectId: project.id, role: "owner" as const, userId: project.ownerId };
  const apiKey = await createKey(member, { name: KEY_NAME, access: "write" });
  try {
    const endpoint = localUrl(environment);
    const { traces, spans } = await sendDemo({ endpoint, apiKey, onProgress: showProgress });
    console.log(`\rSent ${traces} demo traces (${spans} spans) to the project Demo.`);
    writeFileSync(mark, "");
  } finally {
    for (const key of await listKeys(member)) {
      if (key.name === KEY_NAME && !key.revokedAt) await revokeKey(member, key.id);
    }
  }
}

function showProgress({ done, total }: { done: number; total: number }) {
  if (process.stdout.isTTY) process.stdout.write(`\rSending demo traces: ${Math.round((100 * done) / total)} % `);
}
