import "server-only";
import { sql } from "drizzle-orm";
import { db } from "@/db";

export type SearchTx = Parameters<Parameters<typeof db.transaction>[0]>[0];

const timedOut = "57014";

/** Runs what reads for a search, each statement of it for so long; false where one was stopped. */
export async function withinTime(ms: number, read: (tx: SearchTx) => Promise<void>): Promise<boolean> {
  try {
    await db.transaction(async (tx) => {
      // Rows of packs are large: to look at each, or at whole pages of them again, takes far longer than the index.
      await tx.execute(sql`select set_config('statement_timeout', ${String(ms)}, true),
        set_config('enable_seqscan', 'off', true), set_config('work_mem', '64MB', true)`);
      await read(tx);
    });
    return true;
  } catch (error) {
    if (isTimedOut(error)) return false;
    throw error;
  }
}

function isTimedOut(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && error.code === timedOut) || isTimedOut(error.cause);
}
