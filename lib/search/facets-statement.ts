import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { textArray } from "../ingest/rows";
import { edgesOf } from "./facets-histogram";
import { newest, type Scope } from "./facets-scope";
import { type FieldName, fields } from "./fields";
import { columns, exactTexts, lists } from "./where";

type Options = { wanted: FieldName[]; limit: number; find?: string };

/**
 * What the one statement answers: how many traces were looked at for a field (or for all, where it is null) and how many
 * of them match; how many carry a value; how many numbers lie between two edges, and the least and greatest of these.
 */
export type FacetRow = { kind: "size" | "value" | "numbers"; field: FieldName | null; count: number } & {
  value: string | null;
  low: number;
  high: number;
};

/** Fields with about as many values as there are traces: cheaper by themselves. */
const oftenUnique = new Set<FieldName>(["user", "session"]);

/** Every field is counted on the traces that match all but what is asked of it. */
export function facetStatement(scope: Scope, { wanted, limit, find }: Options): SQL {
  const own = wanted.filter((field) => isAsked(scope, field));
  const shared = wanted.filter((field) => !own.includes(field));
  const grouped = find === undefined ? shared.filter((field) => isText(field) && !oftenUnique.has(field)) : [];
  const tables = [
    table("found", looked(scope, shared)),
    ...own.map((field) => table(`own_${field}`, looked(scope, [field], field))),
    ...(grouped.length > 0 ? [table("groups", groups(grouped))] : []),
  ];
  const answers = [
    size("found", null),
    ...own.map((field) => size(`own_${field}`, field)),
    ...wanted.map((field) => {
      const source = own.includes(field) ? `own_${field}` : "found";
      if (!isText(field)) return numbers(field, source);
      return values(scope, field, grouped.includes(field) ? ofGroup(grouped, field) : each(field, source), limit, find);
    }),
  ];
  return sql`with ${sql.join(tables, sql`, `)} ${sql.join(answers, sql` union all `)}`;
}

function isAsked({ filters }: Scope, name: FieldName): boolean {
  return filters.some(({ field }) => field === name);
}

function isText(field: FieldName): boolean {
  return fields[field].type === "text";
}

function table(name: string, rows: SQL): SQL {
  return sql`${sql.identifier(name)} as materialized (${rows})`;
}

/** What is read most often stands first: to reach a column, those before it have to be passed. */
function looked(scope: Scope, names: FieldName[], without?: FieldName): SQL {
  const cost = (field: FieldName) => (isText(field) ? (oftenUnique.has(field) ? 1 : 2) : 0);
  const sorted = names.toSorted((a, b) => cost(a) - cost(b));
  const read = sorted.map((field) => {
    const column = isText(field) ? columns[field] : sql`${columns[field]}::float8`;
    return sql`${column} as ${sql.identifier(field)}`;
  });
  return newest(sql.join([sql`${scope.held} as held`, ...read], sql`, `), scope.where(without), scope.bound);
}

/** All fields grouped in one pass; lists are taken apart when few of them are left. */
function groups(names: FieldName[]): SQL {
  const ids = names.map((field) => sql.identifier(field));
  const sets = ids.map((id) => sql`(${id})`);
  const all = sql.join(ids, sql`, `);
  return sql`select grouping(${all}) as grouped_by, ${all}, count(*)::int as n from found where held
    group by grouping sets (${sql.join(sets, sql`, `)})`;
}

/** `grouping` has a bit for each field that a row is not grouped by, the last field's lowest. */
function ofGroup(names: FieldName[], field: FieldName): SQL {
  const bit = 2 ** (names.length - 1 - names.indexOf(field));
  return sql`select ${single(field)} as v, n from groups where grouped_by = ${2 ** names.length - 1 - bit}::int`;
}

function each(field: FieldName, source: string): SQL {
  return sql`select ${single(field)} as v, 1 as n from ${sql.identifier(source)} where held`;
}

function single(field: FieldName): SQL {
  return lists.has(field) ? sql`unnest(${sql.identifier(field)})` : sql`${sql.identifier(field)}`;
}

function size(source: string, field: FieldName | null): SQL {
  return sql`(select 'size' as kind, ${field}::text as field, null::text as value,
    count(*) filter (where held)::int as count, count(*)::float8 as low, 0::float8 as high from ${sql.identifier(source)})`;
}

/** The most frequent values, and those that the search asks for. */
function values(scope: Scope, field: FieldName, rows: SQL, limit: number, find?: string): SQL {
  const asked = scope.filters.flatMap((filter) =>
    filter.field === field && filter.op === "is" ? exactTexts(filter) : [],
  );
  const chosen = textArray(asked);
  const fits = find === undefined ? sql`true` : sql`v ilike ${`%${find.replace(/[\\%_]/g, "\\$&")}%`}`;
  return sql`(select 'value', ${field}::text, v, sum(n)::int, 0, 0 from (${rows}) r where v is not null and ${fits}
    group by v order by (v = any(${chosen}::text::text[])) desc, sum(n) desc, v collate "C" limit ${limit})`;
}

function numbers(field: FieldName, source: string): SQL {
  const { type, ...of } = fields[field];
  const edges = "unit" in of ? edgesOf(of.unit) : [];
  // As a constant: a parameter would be read anew for every row.
  const constant = sql.raw(`'{${edges.join(",")}}'::float8[]`);
  return sql`(select 'numbers', ${field}::text, null, count(*)::int, min(v), max(v)
    from (select ${sql.identifier(field)} as v from ${sql.identifier(source)} where held) r
    where v is not null group by width_bucket(v, ${constant}))`;
}
