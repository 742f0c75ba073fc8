"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { useSettled } from "@/components/ui/use-settled";
import { fields, type TextFieldName } from "@/lib/search/fields";
import type { TraceFilter } from "@/lib/traces/filter";
import { traceOptions } from "@/lib/traces/options";
import { FacetItem } from "./facet-item";
import { type FacetRow, facetRows } from "./facet-rows";

type Props = {
  project: string;
  filter: TraceFilter;
  field: TextFieldName;
  rows: FacetRow[];
  more: boolean;
  estimated: boolean;
};

const few = 6;

/** The values of a field; where there are many, the first of them, and a way to find the others. */
export function FacetValues({ project, filter, field, rows, more, estimated }: Props) {
  const [finds, setFinds] = useState(false);
  const [text, setText] = useState("");
  const find = useSettled(text.trim(), 200);
  const query = useQuery({ ...traceOptions.facet(project, filter, field, find), enabled: finds });
  const { label } = fields[field];
  const chosen = rows.filter(({ asked }) => asked);
  const others = rows.filter(({ asked }) => !asked);
  const found = query.data?.texts[field]?.values ?? [];
  const fitting = finds && query.data ? facetRows(found, [], []).filter(isNotIn(chosen)) : others;
  const shown = finds ? fitting : others.slice(0, Math.max(few - chosen.length, 2));
  const hasMore = more || others.length > shown.length;

  return (
    <>
      {finds && (
        <div className="px-2 pb-1">
          <Input
            type="search"
            autoFocus
            aria-label={`Find in ${label.toLowerCase()}`}
            placeholder="Find…"
            maxLength={200}
            value={text}
            onChange={(event) => setText(event.target.value)}
            className="h-7 [&::-webkit-search-cancel-button]:hidden"
          />
        </div>
      )}
      {rows.length === 0 && !finds && <p className="px-3 text-fg-3 text-sm">No trace says one.</p>}
      <ul className={finds ? "max-h-72 overflow-y-auto" : undefined}>
        {[...chosen, ...shown].map((row) => (
          <FacetItem key={row.value} field={field} row={row} estimated={estimated} />
        ))}
      </ul>
      {finds && query.isError && <p className="px-3 text-bad text-sm">The values could not be loaded.</p>}
      {finds && query.isSuccess && shown.length === 0 && (
        <p className="px-3 text-fg-3 text-sm">{text ? "No value holds this." : "No other values."}</p>
      )}
      {finds ? (
        <Button
          variant="quiet"
          size="sm"
          className="ml-1.5"
          onClick={() => {
            setFinds(false);
            setText("");
          }}
        >
          Show less
        </Button>
      ) : (
        hasMore && (
          <Button variant="quiet" size="sm" className="ml-1.5" onClick={() => setFinds(true)}>
            Find more…<span className="sr-only"> in {label.toLowerCase()}</span>
          </Button>
        )
      )}
    </>
  );
}

function isNotIn(rows: FacetRow[]) {
  const values = new Set(rows.map(({ value }) => value));
  return ({ value }: FacetRow) => !values.has(value);
}
