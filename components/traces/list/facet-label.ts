import { spanKinds } from "@/db/enums";
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
  return kind ? kindWord(kind) : value;
}
