import type postgres from "postgres";

const tables = ["packs", "spans", "trace_agents", "traces"];

/**
 * Stores every trace of a project so many times more, under other ids and a moment later each: as traces share no text,
 * one copied costs as much to find as one sent.
 */
export async function copyTraces(sql: postgres.Sql, projectId: number, times: number, laterMs: number) {
  for (const table of tables) {
    const started = Date.now();
    const columns = await sql<{ name: string; type: string }[]>`
      select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
      where attrelid = ${table}::regclass and attnum > 0 and not attisdropped order by attnum`;
    const values = columns.map(({ name, type }) => {
      if (name === "trace_id") return "md5(trace_id::text || copy)::uuid";
      if (type.startsWith("timestamp")) return `${name} + copy * interval '${laterMs} ms'`;
      return name === "start_ns" || name === "end_ns" ? `${name} + copy * ${laterMs}000000::bigint` : name;
    });
    await sql.unsafe(
      `insert into ${table} (${columns.map(({ name }) => name)})
       select ${values} from ${table}, generate_series(1, ${times}) copy where project_id = ${projectId}`,
    );
    console.error(`${table}: ${times} copies, ${Math.round((Date.now() - started) / 1000)} s`);
  }
}
