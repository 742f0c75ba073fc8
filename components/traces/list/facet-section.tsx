"use client";

import { Skeleton } from "@/components/ui/skeleton";
import { valuesOf, withoutField } from "@/lib/search/edit";
import { fields, type TextFieldName } from "@/lib/search/fields";
import { parseSearch } from "@/lib/search/query";
import type { Facets } from "@/lib/search/schema";
import type { TraceFilter } from "@/lib/traces/filter";
import { facetRows } from "./facet-rows";
import { FacetValues } from "./facet-values";
import { FilterSection } from "./filter-section";
import { useQueryText } from "./query-text";

type Props = {
  project: string;
  filter: TraceFilter;
  field: TextFieldName;
  facets: Facets | undefined;
  isError: boolean;
  openAtFirst: boolean;
};

export function FacetSection({ project, filter, field, facets, isError, openAtFirst }: Props) {
  const [q, edit] = useQueryText();
  const facet = facets?.texts[field];
  const isUsed = parseSearch(q).filters.some((filter) => filter.field === field);
  const rows = facetRows(facet?.values, valuesOf(q, field), valuesOf(q, field, true));

  return (
    <FilterSection
      label={fields[field].label}
      note={facet && (facet.values.length > 0 ? `${facet.values.length}${facet.more ? "+" : ""}` : "none")}
      openAtFirst={openAtFirst}
      onClear={isUsed ? () => edit((text) => withoutField(text, field)) : undefined}
    >
      {!facets && rows.length === 0 ? (
        !isError && <Loading />
      ) : (
        <FacetValues
          project={project}
          filter={filter}
          field={field}
          rows={rows}
          more={facet?.more ?? false}
          estimated={facets?.estimated ?? false}
        />
      )}
    </FilterSection>
  );
}

function Loading() {
  return (
    <div aria-hidden className="flex flex-col">
      {["w-20", "w-28", "w-24"].map((width) => (
        <span key={width} className="flex h-7 items-center gap-2 px-3">
          <Skeleton className="size-3.5" />
          <Skeleton className={`h-3 ${width}`} />
        </span>
      ))}
    </div>
  );
}
