import { exactValue, isPattern } from "@/lib/search/asked-value";
import type { Facet } from "@/lib/search/schema";

export type FacetRow = {
  /** As a filter has it. */
  value: string;
  label: string | null;
  /** Undefined where nobody counted it. */
  count: number | undefined;
  asked: "included" | "excluded" | undefined;
};

/** What is asked for stands first, counted or not. */
export function facetRows(values: Facet["values"] | undefined, included: string[], excluded: string[]): FacetRow[] {
  const byValue = new Map(values?.map((counted) => [exactValue(counted.value), counted]));
  const row = (value: string, asked: FacetRow["asked"]): FacetRow => {
    const counted = byValue.get(value);
    return {
      value,
      label: counted?.label ?? null,
      count: counted?.count ?? (isPattern(value) || !values ? undefined : 0),
      asked,
    };
  };
  const chosen = new Set([...included, ...excluded]);
  return [
    ...[...new Set(included)].map((value) => row(value, "included")),
    ...[...new Set(excluded)].map((value) => row(value, "excluded")),
    ...(values ?? [])
      .map(({ value }) => exactValue(value))
      .filter((value) => value !== "" && !chosen.has(value))
      .map((value) => row(value, undefined)),
  ];
}
