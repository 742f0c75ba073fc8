import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { isUnreachable } from "../errors";
import { admitted } from "../ingest/admission";
import { storeLogs } from "../ingest/logs";
import { Refusal } from "../ingest/refusal";
import { storeSpans } from "../ingest/store";
import type { Project } from "../ingest/transaction";
import type { LogRecord, Span } from "../otlp/model";

export type ReadLine = { number: number; spans: Span[]; logs: LogRecord[] };
type Failure = { line: number; reason: string };

const patienceMs = 60_000;

/**
 * Stores what lines hold, as spans that were just sent are stored, and waits its turn among them. Where a batch cannot be
 * stored, each line is tried alone: those that fail are returned. Throws where it is not the lines' fault.
 */
export async function storeLines(project: Project, lines: ReadLine[]): Promise<Failure[]> {
  try {
    await patiently(() => admitted(() => store(project, lines)));
    return [];
  } catch (error) {
    if (mayPass(error)) throw error;
    const [only] = lines;
    if (only && lines.length === 1) {
      console.error(`Line ${only.number} of an import could not be stored.`, error);
      return [{ line: only.number, reason: "It could not be stored." }];
    }
  }
  const failures: Failure[] = [];
  for (const line of lines) failures.push(...(await storeLines(project, [line])));
  return failures;
}

async function store(project: Project, lines: ReadLine[]) {
  await storeSpans(
    project,
    lines.flatMap(({ spans }) => spans),
  );
  const logs = lines.flatMap((line) => line.logs);
  if (logs.length > 0) await storeLogs(project, logs);
}

async function patiently(work: () => Promise<void>) {
  const deadline = Date.now() + patienceMs;
  for (let delay = 250; ; delay = Math.min(2 * delay, 5_000)) {
    try {
      return await work();
    } catch (error) {
      if (!mayPass(error) || Date.now() + delay > deadline) throw error;
      await sleep(delay);
    }
  }
}

/** Lock and statement time-outs, deadlocks: the database was busy. */
const busyCodes = new Set(["55P03", "57014", "40P01", "40001"]);

function mayPass(error: unknown): boolean {
  if (error instanceof Refusal) return error.status === 503;
  return isUnreachable(error) || (error instanceof Error && "code" in error && busyCodes.has(String(error.code)));
}
