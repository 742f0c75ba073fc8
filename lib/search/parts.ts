import "server-only";
import { sql } from "@/db";
import { fail } from "../errors";
import type { OpenWord } from "./term-words";

const mostWords = 200;
const lookupMs = 2_000;
const timedOut = "57014";

/** The words of the dictionary that a piece of one may stand for. */
export async function wordsWith(projectId: number, { text, start, end }: OpenWord): Promise<string[]> {
  const pattern = `${start ? "%" : ""}${text}${end ? "%" : ""}`;
  const words = await lookup(projectId, pattern).catch((error) => {
    if (error?.code === timedOut) return undefined;
    throw error;
  });
  const written = `${start ? "*" : ""}${text.normalize("NFC")}${end ? "*" : ""}`;
  if (words === undefined || words.length > mostWords) {
    fail("bad_request", `${written} stands for too many words; write more of the word.`);
  }
  return words.map(({ word }) => word.normalize("NFC"));
}

function lookup(projectId: number, pattern: string) {
  return sql.begin(async (tx) => {
    await tx`select set_config('statement_timeout', ${String(lookupMs)}, true)`;
    return tx<{ word: string }[]>`
      select word from dictionary where project_id = ${projectId} and word like ${pattern}
      group by word limit ${mostWords + 1}`;
  });
}
