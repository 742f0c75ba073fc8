import "server-only";
import { sql } from "drizzle-orm";
import { db } from "@/db";
import { fail } from "../errors";

export type ReadTx = Parameters<Parameters<typeof db.transaction>[0]>[0];

const countMs = 3_000;
const CANCELLED = "57014";

/** Runs statements that only read and may not take long; who asked for too much is told so. */
export async function inTime<T>(run: (tx: ReadTx) => Promise<T>): Promise<T> {
  try {
    return await db.transaction(
      async (tx) => {
        await tx.execute(sql.raw(`set local statement_timeout = ${countMs}`));
        return await run(tx);
      },
      { accessMode: "read only" },
    );
  } catch (error) {
    if (wasCancelled(error)) fail("busy", "Counting took too long. A shorter range of time or another filter helps.");
    throw error;
  }
}

function wasCancelled(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && error.code === CANCELLED) || wasCancelled(error.cause);
}
