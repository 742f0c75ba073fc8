import type { Facet } from "@/lib/search/schema";

export type FacetRow = {
  value: string;
  label: string | null;
  /** Undefined where nobody counted it. */
  count: number | undefined;
  asked: "included" | "excluded" | undefined;
};

/** What is asked for stands first, counted or not. */
export function facetRows(values: Facet["values"] | undefined, included: string[], excluded: string[]): FacetRow[] {
  const byValue = new Map(values?.map((counted) => [counted.value, counted]));
  const row = (value: string, asked: FacetRow["asked"]): FacetRow => {
    const counted = byValue.get(value);
    const isPattern = value.startsWith("*") || value.endsWith("*");
    return {
      value,
      label: counted?.label ?? null,
      count: counted?.count ?? (isPattern || !values ? undefined : 0),
      asked,
    };
  };
  const chosen = new Set([...included, ...excluded]);
  return [
    ...[...new Set(included)].map((value) => row(value, "included")),
    ...[...new Set(excluded)].map((value) => row(value, "excluded")),
    ...(values ?? [])
      .filter(({ value }) => value !== "" && !chosen.has(value))
      .map(({ value }) => row(value, undefined)),
  ];
}
