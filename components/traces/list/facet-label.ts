import { spanKinds } from "@/db/enums";
import { isPattern, readAsked } from "@/lib/search/asked-value";
import type { TextFieldName } from "@/lib/search/fields";
import { kindWord } from "../kind-mark";
import type { FacetRow } from "./facet-rows";

const statuses = new Map([
  ["ok", "OK"],
  ["error", "Error"],
  ["unset", "Unset"],
]);

/** A value as a reader calls it. */
export function facetLabel(field: TextFieldName, { value, label }: Pick<FacetRow, "value" | "label">): string {
  if (label) return label;
  if (field === "status") return statuses.get(value) ?? value;
  const kind = field === "kind" && spanKinds.find((name) => name === value);
  return kind ? kindWord(kind) : facetText(value);
}

/** A value as traces have it; a pattern as it was asked for. */
export function facetText(value: string): string {
  return isPattern(value) ? value : readAsked(value).text;
}
