import { agentColumns, summaryColumns } from "@/lib/ingest/columns";
import { spanColumns } from "@/lib/ingest/prepare";
import { type Column, column, parameters, selectRows } from "@/lib/ingest/rows";
import { wordSeed } from "@/lib/ingest/words";
import { summarise } from "@/lib/normalise/summarise";
import { facetTokens } from "@/lib/search/facet-tokens";

/**
 * Rows of `traces` and `trace_agents` that are not what the stored spans say, or that are missing: none if all is well.
 * Call it once `testDatabase` is done.
 */
export async function summaryDifferences(projectId: number, traceId: string) {
  const { sql } = await import("@/db");
  const { readSpans } = await import("@/lib/ingest/payload");
  const spans = (await readSpans(projectId, traceId)).map(spanColumns);
  const { trace, agents } = summarise(spans.sort((a, b) => (a.spanId < b.spanId ? -1 : 1)));
  const [project] = await sql`select hash_key from projects where id = ${projectId}`;
  const summary = { ...trace, traceId, facetTokens: facetTokens(trace, wordSeed(project?.hash_key)) };
  const runs = agents.map((agent) => ({ ...agent, traceId, environment: trace.environment }));
  const columns = [column<typeof summary>("trace_id", "uuid", (row) => row.traceId), ...summaryColumns];
  const place = { projectId, traceId };
  return [
    ...(await differences("traces", place, columns, [summary])),
    ...(await differences("trace_agents", place, agentColumns, runs)),
  ];
}

type Place = { projectId: number; traceId: string };

async function differences<Row>(table: string, place: Place, columns: Column<Row>[], rows: Row[]) {
  const { sql } = await import("@/db");
  const names = columns.map(({ name }) => name).join(", ");
  return sql.unsafe(
    `with stored as (select ${names} from ${table} where project_id = $1::int and trace_id = $2::uuid),
       expected as (${selectRows(columns, 3)})
     (select 'stored' as side, * from stored except all select 'stored', * from expected)
     union all (select 'expected', * from expected except all select 'expected', * from stored)`,
    [place.projectId, place.traceId, ...parameters(columns, rows)],
  );
}
