import "server-only";
import { setImmediate } from "node:timers/promises";
import { sql } from "@/db";
import { addDictionaryWords } from "./dictionary-words";
import { column, insertRows, parameters, selectRows, textArray } from "./rows";
import type { Project, Tx } from "./transaction";

const LOCK = 7420315;
/** Packs whose words are counted in one transaction: the more, the fewer rows each adds to. */
const BATCH = 200;

type Place = { traceId: string; week: string; firstChunk: number };
type Text = { projectId: number; week: string; text: string };

/** Notes, in the transaction that brings them, that the words of packs are to be counted. */
export async function queueWords(tx: Tx, { projectId }: Pick<Project, "projectId">, packs: Place[]) {
  if (packs.length === 0) return;
  const columns = [
    column<Place>("trace_id", "uuid", ({ traceId }) => traceId),
    column<Place>("week", "date", ({ week }) => week),
    column<Place>("first_chunk", "int", ({ firstChunk }) => firstChunk),
  ];
  await insertRows(tx, "dictionary_queue", projectId, columns, packs, "on conflict do nothing");
}

/** Counts the words of all packs that came. Of several processes one does it; what one leaves undone, another does. */
export async function fillDictionary() {
  for (;;) {
    const [waiting] = await sql`select from dictionary_queue limit 1`;
    if (!waiting || (await fillBatch()) < BATCH) return;
  }
}

function fillBatch(): Promise<number> {
  return sql.begin(async (tx) => {
    const [lock] = await tx`select pg_try_advisory_xact_lock(${LOCK}) as mine`;
    if (!lock?.mine) return 0;
    const texts = await tx<Text[]>`
      with taken as (
        delete from dictionary_queue where ctid in (select ctid from dictionary_queue limit ${BATCH})
        returning project_id, trace_id, week, first_chunk
      )
      select t.project_id as "projectId", t.week::text, coalesce(p.text, '') as text
      from taken t left join packs p using (project_id, trace_id, week, first_chunk)`;
    const counts = new WordCounts();
    for (const text of texts) await counts.add(text);
    await insertCounts(tx, counts);
    return texts.length;
  });
}

/** Takes back what traces that are about to be deleted have brought; their rows are locked. */
export async function forgetWords(tx: Tx, projectId: number, traces: { traceId: string; week: string }[]) {
  await tx`select pg_advisory_xact_lock(${LOCK})`;
  const counts = new WordCounts();
  for (const { traceId, week } of traces) {
    const counted = tx<{ text: string }[]>`
      select p.text from packs p
      where p.project_id = ${projectId} and p.trace_id = ${traceId} and p.week = ${week} and not exists (
        select from dictionary_queue q
        where q.project_id = p.project_id and q.trace_id = p.trace_id and q.first_chunk = p.first_chunk)`;
    for await (const packs of counted.cursor(20)) {
      for (const { text } of packs) await counts.add({ projectId, week, text });
    }
    await tx`delete from dictionary_queue where project_id = ${projectId} and trace_id = ${traceId}`;
  }
  for (const { week, words } of counts.all()) {
    const columns = [column<[string, number]>("word", "text", ([word]) => word), countColumn];
    const rows = [...words];
    await tx.unsafe(
      `update dictionary d set count = d.count - c.count from (${selectRows(columns, 3)}) c
       where d.project_id = $1::int and d.week = $2::date and d.word = c.word`,
      [projectId, week, ...parameters(columns, rows)],
    );
    await tx`delete from dictionary where project_id = ${projectId} and week = ${week} and count <= 0
      and word = any(${textArray(rows.map(([word]) => word))}::text::text[])`;
  }
}

/** Removes all words of a week, together with what waits to be counted. */
export async function forgetWeek(tx: Tx, week: string) {
  await tx`select pg_advisory_xact_lock(${LOCK})`;
  await tx`delete from dictionary_queue where week = ${week}`;
  await tx`delete from dictionary where week = ${week}`;
}

const countColumn = column<[string, number]>("count", "int", ([, count]) => count);

async function insertCounts(tx: Tx, counts: WordCounts) {
  for (const { projectId, week, words } of counts.all()) {
    const columns = [
      column<[string, number]>("week", "date", () => week),
      column<[string, number]>("word", "text", ([word]) => word),
      countColumn,
    ];
    const rows = [...words].sort(([a], [b]) => (a < b ? -1 : 1));
    await insertRows(
      tx,
      "dictionary",
      projectId,
      columns,
      rows,
      "on conflict (project_id, week, word) do update set count = dictionary.count + excluded.count",
    );
  }
}

/** In how many texts each word stands, by project and week. */
class WordCounts {
  private readonly byPlace = new Map<string, { projectId: number; week: string; words: Map<string, number> }>();

  /** Lets others have their turn after each text. */
  async add({ projectId, week, text }: Text) {
    const place = `${projectId} ${week}`;
    const counted = this.byPlace.get(place) ?? { projectId, week, words: new Map<string, number>() };
    this.byPlace.set(place, counted);
    const found = new Set<string>();
    addDictionaryWords(text, found);
    for (const word of found) counted.words.set(word, (counted.words.get(word) ?? 0) + 1);
    await setImmediate();
  }

  all() {
    return this.byPlace.values();
  }
}
