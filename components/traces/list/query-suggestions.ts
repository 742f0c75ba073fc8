"use client";

import { useQuery } from "@tanstack/react-query";
import { useSettled } from "@/components/ui/use-settled";
import type { Suggestion } from "@/components/ui/use-suggestions";
import { exactValue } from "@/lib/search/asked-value";
import type { Place } from "@/lib/search/complete";
import { problemOf, writeValue } from "@/lib/search/edit";
import { type Field, fields, isField } from "@/lib/search/fields";
import type { TraceFilter } from "@/lib/traces/filter";
import { traceOptions } from "@/lib/traces/options";
import { facetCount } from "./facet-count";

/** `goes` on: what is to be completed next stands right behind it. */
export type QuerySuggestion = Suggestion & { goesOn: boolean };

/** What can stand at the place where somebody types. */
export function useQuerySuggestions(project: string, filter: TraceFilter, place: Place | undefined): QuerySuggestion[] {
  const typed = useSettled(place?.typed ?? "", 150);
  const isSettled = typed === place?.typed;
  const value = place?.kind === "value" ? place.field : "";
  const isAttribute = value.startsWith("@");
  const asksFacet = isField(value) && fields[value].type === "text";
  const attributes = useQuery({
    ...traceOptions.attributes(project, isAttribute ? value.slice(1) : undefined, typed),
    enabled: isSettled && (place.kind === "key" || isAttribute),
  });
  // While it is typed, a part of a name may have been asked for as a word.
  const others = place?.kind === "value" && !problemOf(place.others) ? { ...filter, q: place.others } : filter;
  const facet = useQuery({ ...traceOptions.facet(project, others, value, typed), enabled: isSettled && asksFacet });
  if (!place) return [];

  if (place.kind === "field") return fieldNames(place.typed);
  if (place.kind === "key") return attributeKeys(place.typed, attributes.data?.items ?? []);
  if (isAttribute) {
    const found = place.sign === ":" ? (attributes.data?.items ?? []) : [];
    return values(
      place.typed,
      found.map(({ text, count }) => ({ value: text, note: facetCount(count, false) })),
    );
  }
  if (!isField(value)) return [];
  const field: Field = fields[value];
  if (field.type === "number") return place.typed ? [] : numbers[field.unit].map((text) => ({ text, goesOn: false }));
  const counted = (facet.data?.texts[value]?.values ?? []).map(({ value, label, count }) => ({
    value,
    about: label ?? undefined,
    note: facetCount(count, facet.data?.estimated ?? false),
  }));
  const known = field.values?.filter((name) => !counted.some(({ value }) => value === name)) ?? [];
  return values(place.typed, [...counted, ...known.map((value) => ({ value }))]);
}

const numbers = {
  ms: ["500ms", "1s", "10s", "1m", "1h"],
  usd: ["0.01", "0.1", "1", "10"],
  count: ["1", "10", "100", "1k", "10k"],
};

function fieldNames(typed: string): QuerySuggestion[] {
  const start = typed.toLowerCase();
  if (isField(start) && fields[start].type === "number") return signs(start, ["between", "1..10"]);
  return Object.entries(fields)
    .filter(([name, { label }]) => name.startsWith(start) || label.toLowerCase().startsWith(start))
    .map(([name, { type, label, about }]) => ({
      text: type === "text" ? `${name}:` : name,
      about: `${label}: ${about}`,
      goesOn: true,
    }));
}

function attributeKeys(typed: string, found: { text: string; count: number; type: string | null }[]) {
  const exact = found.some(({ text }) => text === typed);
  const keys = found
    .filter(({ text }) => text.toLowerCase().includes(typed.toLowerCase()) && text !== typed && !/[\s:<>="]/.test(text))
    .map(({ text, count, type }) => ({
      text: `@${text}`,
      about: type ?? undefined,
      note: facetCount(count, false),
      goesOn: true,
    }));
  return exact ? [...signs(`@${typed}`, ["is", ""]), ...keys] : keys;
}

function signs(name: string, [between, example]: [string, string]): QuerySuggestion[] {
  return [
    { text: `${name}:`, about: example ? `${between}, such as ${name}:${example}` : between, goesOn: true },
    { text: `${name}>`, about: "more than", goesOn: true },
    { text: `${name}<`, about: "less than", goesOn: true },
    { text: `${name}:*`, about: "has any", goesOn: false },
  ];
}

function values(typed: string, found: { value: string; about?: string; note?: string }[]): QuerySuggestion[] {
  const start = typed.toLowerCase();
  const fitting = found.filter(
    ({ value, about }) => value !== "" && (value.toLowerCase().includes(start) || about?.toLowerCase().includes(start)),
  );
  const any = typed === "" || typed === "*" ? [{ text: "*", about: "any value", goesOn: false }] : [];
  return [
    ...fitting.map(({ value, ...rest }) => ({ ...rest, text: writeValue(exactValue(value)), goesOn: false })),
    ...any,
  ];
}
