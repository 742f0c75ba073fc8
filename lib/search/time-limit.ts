import "server-only";
import { sql } from "drizzle-orm";
import { db } from "@/db";
import { fail } from "../errors";

export type ReadTx = Parameters<Parameters<typeof db.transaction>[0]>[0];

const countMs = 3_000;
const timedOut = "57014";
/** Rows of packs are large: to look at each, or at whole pages of them again, takes far longer than the index. */
const forPacks = { enable_seqscan: "off", work_mem: "64MB" };

/** Runs what reads for a search, each statement of it for so long; false where one was stopped. */
export async function withinTime(ms: number, read: (tx: ReadTx) => Promise<void>): Promise<boolean> {
  try {
    await limited(ms, forPacks, read);
    return true;
  } catch (error) {
    if (isTimedOut(error)) return false;
    throw error;
  }
}

/** Runs statements that count and may not take long; who asked for too much is told so. */
export async function inTime<T>(run: (tx: ReadTx) => Promise<T>): Promise<T> {
  try {
    return await limited(countMs, {}, run);
  } catch (error) {
    if (isTimedOut(error)) fail("busy", "Counting took too long. A shorter range of time or another filter helps.");
    throw error;
  }
}

function limited<T>(ms: number, settings: Record<string, string>, run: (tx: ReadTx) => Promise<T>): Promise<T> {
  const all = Object.entries({ transaction_read_only: "on", statement_timeout: String(ms), ...settings });
  return db.transaction(async (tx) => {
    // Without parameters it is a single message.
    await tx.execute(sql.raw(`select ${all.map(([name, value]) => `set_config('${name}', '${value}', true)`)}`));
    return run(tx);
  });
}

function isTimedOut(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && error.code === timedOut) || isTimedOut(error.cause);
}
