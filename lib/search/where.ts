import "server-only";
import { and, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { traces } from "@/db/schema/traces";
import { attributeToken, filterKey } from "../ingest/attribute-tokens";
import { numberArray, textArray } from "../ingest/rows";
import { isPattern, readAsked } from "./asked-value";
import { facetToken } from "./facet-tokens";
import type { FieldName } from "./fields";
import type { Filter } from "./query";

/** What each field is in a row of `traces`. */
export const columns: Record<FieldName, PgColumn | SQL> = {
  status: traces.status,
  kind: traces.kind,
  name: traces.name,
  agent: traces.agents,
  failed: traces.failedAgents,
  succeeded: traces.succeededAgents,
  model: traces.models,
  provider: traces.providers,
  tool: traces.tools,
  service: traces.service,
  env: traces.environment,
  version: traces.version,
  user: traces.userId,
  session: traces.sessionId,
  tag: traces.tags,
  outcome: traces.outcome,
  duration: sql`(${traces.durationNs} / 1e6)`,
  cost: traces.costUsd,
  tokens: traces.totalTokens,
  in: traces.inputTokens,
  out: traces.outputTokens,
  spans: traces.spanCount,
  errors: sql`(${traces.errorCount} + ${traces.hiddenErrorCount})`,
};

/** Fields of which a trace has any number of values. */
export const lists = new Set<string>(["agent", "failed", "succeeded", "model", "provider", "tool", "tag"]);

/** What filters ask of a row of `traces`. Those that the payload has to be read for are let through here, see `attributes.ts`. */
export function whereFilters(filters: Filter[], seed: number): SQL | undefined {
  return and(
    ...filters.map((filter) => {
      const condition = isAttribute(filter.field) ? hasAttribute(filter, seed) : holds(filter, filter.field, seed);
      if (!filter.not) return condition;
      // What is only a first sieve must not keep anything out.
      return needsPayload(filter) ? undefined : sql`(${condition}) is not true`;
    }),
  );
}

/** Whether the index knows too little to answer: it has hashes of `key=value` alone. */
export function needsPayload(filter: Filter): boolean {
  return isAttribute(filter.field) && (filter.op === "range" || (filter.op === "is" && filter.values.some(isPattern)));
}

function isAttribute(field: string): field is `@${string}` {
  return field.startsWith("@");
}

function holds(filter: Filter, field: FieldName, seed: number): SQL {
  const column = columns[field];
  if (filter.op === "exists") return lists.has(field) ? sql`cardinality(${column}) > 0` : sql`${column} is not null`;
  if (filter.op === "range") return inRange(column, filter);
  const exact = exactTexts(filter);
  const patterns = filter.values.filter(isPattern).map(likePattern);
  const either: SQL[] = [];
  if (exact.length > 0) {
    const tokens = exact.map((value) => facetToken(field, value, seed));
    const same = lists.has(field)
      ? sql`${column} && ${textArray(exact)}::text::text[]`
      : sql`${column} = any(${textArray(exact)}::text::text[])`;
    either.push(sql`(${traces.facetTokens} && ${numberArray(tokens)}::text::int[] and ${same})`);
  }
  if (patterns.length > 0) {
    const like = sql`ilike any(${textArray(patterns)}::text::text[])`;
    either.push(
      lists.has(field) ? sql`exists (select from unnest(${column}) v where v ${like})` : sql`${column} ${like}`,
    );
  }
  return sql`(${sql.join(either, sql` or `)})`;
}

function inRange(column: PgColumn | SQL, range: Extract<Filter, { op: "range" }>): SQL {
  const { from, to, includesFrom, includesTo } = range;
  const ends = [
    from === null ? undefined : sql`${column} ${includesFrom ? sql`>=` : sql`>`} ${from}::float8`,
    to === null ? undefined : sql`${column} ${includesTo ? sql`<=` : sql`<`} ${to}::float8`,
  ].filter((end) => end !== undefined);
  return sql`(${sql.join(ends, sql` and `)})`;
}

function hasAttribute(filter: Filter, seed: number): SQL {
  const key = filterKey(filter.field.slice(1));
  const tokens =
    filter.op === "is" && !filter.values.some(isPattern)
      ? exactTexts(filter).map((text) => attributeToken(key, text, seed))
      : [attributeToken(key, undefined, seed)];
  return sql`${traces.traceId} in (select s.trace_id from spans s where s.project_id = ${traces.projectId}
    and s.trace_id = ${traces.traceId} and s.week = ${traces.week} and s.attr_tokens && ${numberArray(tokens)}::text::int[])`;
}

/** The values that a filter asks for exactly. */
export function exactTexts(filter: Extract<Filter, { op: "is" }>): string[] {
  return filter.values.filter((value) => !isPattern(value)).map((value) => readAsked(value).text);
}

function likePattern(value: string): string {
  const { before, text, after } = readAsked(value);
  return `${before ? "%" : ""}${text.replace(/[\\%_]/g, "\\$&")}${after ? "%" : ""}`;
}
