import "server-only";
import { agentNames } from "../agents/names";
import type { Member } from "../auth";
import { fail } from "../errors";
import { histogramOf } from "./facets-histogram";
import { readScope, type Scope } from "./facets-scope";
import { sampledSize } from "./facets-size";
import { type FacetRow, facetStatement } from "./facets-statement";
import { type FieldName, fields, isField, type Unit } from "./fields";
import type { Facet, FacetQuery, Facets } from "./schema";
import { inTime, type ReadTx } from "./time-limit";

const shownValues = 20;
const foundValues = 100;
const allFields = Object.keys(fields).filter(isField);

/** How many of the matching traces carry which value of each field, or of one. */
export async function countFacets(member: Member, query: FacetQuery): Promise<Facets> {
  const wanted = query.field === undefined ? allFields : [fieldOf(query.field)];
  const shown = query.field === undefined ? shownValues : foundValues;
  const find = query.find?.replaceAll("\0", "") || undefined;
  const scope = await readScope(member, query);
  const { rows, scales } = await inTime(async (tx) => {
    const statement = facetStatement(scope, { wanted, limit: shown + 1, find });
    const rows = await tx.execute<FacetRow>(statement);
    return { rows: [...rows], scales: await scalesOf(tx, scope, rows) };
  });

  const scaleOf = (field: FieldName | null) => scales.get(field) ?? scales.get(null) ?? 1;
  const isEstimated = (field: FieldName | null) => scope.isEstimate || scaleOf(field) > 1;
  const scaled = rows.map((row) => ({ ...row, count: Math.round(row.count * scaleOf(row.field)) }));
  const names = await agentNames(member.projectId, agentIds(scaled));
  const facets: Facets = {
    total: scaled.find(({ kind, field }) => kind === "size" && field === null)?.count ?? 0,
    estimated: isEstimated(null),
    texts: {},
    numbers: {},
  };
  for (const field of wanted) {
    const own = scaled.filter((row) => row.field === field && row.kind !== "size");
    const unit = unitOf(field);
    const estimated = isEstimated(field);
    if (unit) facets.numbers[field] = { ...histogramOf(own, unit), estimated };
    else facets.texts[field] = { ...facetOf(own, shown, field === "agent" ? names : undefined), estimated };
  }
  return facets;
}

function fieldOf(name: string): FieldName {
  if (isField(name)) return name;
  fail("bad_request", `field: There is no field ${name}; values of attributes are at /api/v1/attributes.`);
}

function unitOf(name: FieldName): Unit | undefined {
  const field = fields[name];
  return field.type === "number" ? field.unit : undefined;
}

function facetOf(rows: FacetRow[], shown: number, names?: ReadonlyMap<string, string>): Omit<Facet, "estimated"> {
  const values = rows.slice(0, shown).map(({ value, count }) => {
    return { value: value ?? "", label: names?.get(value ?? "") ?? null, count };
  });
  values.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  return { values, more: rows.length > shown };
}

/** By what the counts have to be multiplied, for fields of which (and, as null, for all others) not every match was looked at. */
async function scalesOf(tx: ReadTx, scope: Scope, rows: readonly FacetRow[]) {
  const scales = new Map<FieldName | null, number>();
  for (const { kind, field, low: looked } of rows) {
    if (kind !== "size") continue;
    if (field !== null) scales.set(field, 1);
    if (looked < scope.bound) continue;
    const { count } = await sampledSize(tx, scope.where(field ?? undefined));
    if (count > looked) scales.set(field, count / looked);
  }
  return scales;
}

function agentIds(rows: readonly FacetRow[]): ReadonlySet<string> {
  return new Set(
    rows.flatMap(({ kind, field, value }) => (kind === "value" && field === "agent" && value !== null ? [value] : [])),
  );
}
