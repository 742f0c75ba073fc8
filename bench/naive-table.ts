import type { Sql } from "postgres";

/** The columns of spans with the whole payload beside them, found through a text index of PostgreSQL's own. */
export async function createNaiveTable(sql: Sql) {
  await sql.unsafe(`
    create table naive_spans (like spans including defaults, attrs text not null,
      words tsvector generated always as (to_tsvector('simple', left(attrs, 250000))) stored,
      primary key (project_id, trace_id, span_id));
    alter table naive_spans drop column chunk_runs;
    create index naive_words on naive_spans using gin (words);
    create index naive_attr_tokens on naive_spans using gin (attr_tokens);`);
}
