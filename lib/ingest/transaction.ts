import "server-only";
import type postgres from "postgres";
import { sql } from "@/db";
import type { FoundKey } from "../keys/queries";
import { ensurePartitions, forgetPartitions } from "./partitions";

export type Tx = postgres.TransactionSql;
export type Project = Pick<FoundKey, "projectId" | "hashKey" | "retentionDays">;

/** A trace whose row is locked until the transaction ends, which fixes its week. */
export type LockedTrace = { traceId: string; week: string; isNew: boolean; hasLogs: boolean; chunkCount: number };

const NO_PARTITION = "23514";

/** Runs a transaction whose weeks have partitions; once more where retention dropped one in between. */
export async function inPartitions(weeksOf: () => string[], write: (tx: Tx, weeks: string[]) => Promise<void>) {
  const attempt = async () => {
    const weeks = weeksOf();
    await ensurePartitions(weeks);
    await sql.begin((tx) => write(tx, weeks));
  };
  await attempt().catch((error) => {
    if (error?.code !== NO_PARTITION) throw error;
    forgetPartitions();
    return attempt();
  });
}
