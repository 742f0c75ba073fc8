"use client";

import { useQuery } from "@tanstack/react-query";
import { RotateCw, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { formatCount } from "@/lib/format";
import { problemOf } from "@/lib/search/edit";
import type { NumberFieldName, TextFieldName } from "@/lib/search/fields";
import type { TraceFilter } from "@/lib/traces/filter";
import { traceOptions } from "@/lib/traces/options";
import { facetCount } from "./facet-count";
import { FacetSection } from "./facet-section";
import { FilterAttributes } from "./filter-attributes";
import { RangeSection } from "./range-section";

const first: TextFieldName[] = ["status", "agent", "model"];
const more: TextFieldName[] = ["tool", "kind", "provider", "service", "env", "user", "session", "tag"];
const last: TextFieldName[] = ["name", "version", "outcome"];
const numbers: NumberFieldName[] = ["duration", "cost", "tokens", "in", "out", "spans", "errors"];

type Props = { project: string; filter: TraceFilter; onClose?: () => void };

/** What the search asks for, as lists to choose from; it and the query bar are two views of one text. */
export function FilterPanel({ project, filter, onClose }: Props) {
  const { data, isError, refetch, isFetching } = useQuery(traceOptions.facets(project, filter));
  const isWrong = problemOf(filter.q) !== undefined;
  const facet = (field: TextFieldName, open = false) => (
    <FacetSection
      key={field}
      project={project}
      filter={filter}
      field={field}
      facets={data}
      isError={isError}
      openAtFirst={open}
    />
  );

  return (
    <>
      <div className="flex min-h-9 items-center justify-between border-line border-b py-1 pr-1.5 pl-3 text-fg-2 text-sm">
        <output aria-busy={isFetching}>{data ? totalWords(data.total, data.estimated) : "Filters"}</output>
        {onClose && (
          <Button variant="quiet" size="icon" aria-label="Close the filters" onClick={onClose}>
            <X />
          </Button>
        )}
      </div>
      {isError && (
        <p role="alert" className="flex flex-wrap items-center gap-2 border-line border-b px-3 py-2 text-fg-2 text-sm">
          The counts could not be loaded.
          <Button size="sm" onClick={() => refetch()}>
            <RotateCw aria-hidden /> Try again
          </Button>
        </p>
      )}
      {isWrong ? (
        <p className="px-3 py-2 text-fg-2 text-sm">
          The search cannot be read. Mend it in the search bar, or clear it.
        </p>
      ) : (
        <>
          {first.map((field) => facet(field, true))}
          {more.map((field) => facet(field))}
          {numbers.map((field, index) => (
            <RangeSection key={field} field={field} range={data?.numbers[field]} openAtFirst={index < 2} />
          ))}
          {last.map((field) => facet(field))}
          <FilterAttributes project={project} />
        </>
      )}
    </>
  );
}

function totalWords(total: number, estimated: boolean) {
  const count = estimated ? facetCount(total, true) : formatCount(total);
  return `${count} ${total === 1 ? "trace" : "traces"}`;
}
