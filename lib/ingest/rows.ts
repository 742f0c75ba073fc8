import type { Tx } from "./transaction";

type Scalar = string | number | boolean | null;

/** A column, its type in PostgreSQL, and its value in a row. Arrays are literals, since unnest flattens them. */
export type Column<Row> = { name: string; type: string; value: (row: Row) => Scalar };

export function column<Row>(name: string, type: string, value: (row: Row) => Scalar): Column<Row> {
  return { name, type, value };
}

/** `select … from unnest(…)` over rows: any number of rows in one prepared statement with a parameter a column. */
export function selectRows<Row>(columns: Column<Row>[], firstParameter: number): string {
  const names = columns.map(({ name, type }) => (type.endsWith("[]") ? `r.${name}::${type}` : `r.${name}`));
  const arrays = columns.map(({ type }, i) => `$${firstParameter + i}::text::${type.endsWith("[]") ? "text" : type}[]`);
  return `select ${names.join(", ")} from unnest(${arrays.join(", ")}) as r(${columns.map(({ name }) => name).join(", ")})`;
}

/** Inserts rows of a project; `behind` is what follows: `on conflict …`, `returning …`. */
export function insertRows<Row>(
  tx: Tx,
  table: string,
  projectId: number,
  columns: Column<Row>[],
  rows: Row[],
  behind = "",
) {
  const names = columns.map(({ name }) => name).join(", ");
  return tx.unsafe(
    `insert into ${table} (project_id, ${names}) select $1::int, s.* from (${selectRows(columns, 2)}) s ${behind}`,
    [projectId, ...parameters(columns, rows)],
    { prepare: true },
  );
}

/** One array literal a column. */
export function parameters<Row>(columns: Column<Row>[], rows: Row[]): string[] {
  return columns.map(({ value }) => `{${rows.map((row) => element(value(row))).join(",")}}`);
}

export function numberArray(values: Iterable<number | string>): string {
  return `{${Array.isArray(values) ? values.join(",") : [...values].join(",")}}`;
}

export function textArray(values: string[]): string {
  return `{${values.map(element).join(",")}}`;
}

function element(value: Scalar): string {
  if (value === null) return "NULL";
  if (typeof value !== "string") return String(value);
  if (!value.includes('"') && !value.includes("\\")) return `"${value}"`;
  return `"${value.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
