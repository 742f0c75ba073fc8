"use client";

import { formatCompact, formatDuration, formatMoney } from "@/lib/format";
import { rangeOf, withoutField, withRange } from "@/lib/search/edit";
import { fields, type NumberFieldName, shortNumber, type Unit, writeNumber } from "@/lib/search/fields";
import { parseSearch } from "@/lib/search/query";
import type { NumberFacet } from "@/lib/search/schema";
import { FilterSection } from "./filter-section";
import { useQueryText } from "./query-text";
import { RangeHistogram } from "./range-histogram";
import { RangeInputs } from "./range-inputs";

type Props = { field: NumberFieldName; range: NumberFacet | undefined; openAtFirst: boolean };

const formats: Record<Unit, (value: number) => string> = {
  ms: formatDuration,
  usd: formatMoney,
  count: formatCompact,
};

export function RangeSection({ field, range, openAtFirst }: Props) {
  const [q, edit] = useQueryText();
  const { label, unit } = fields[field];
  const { from, to } = rangeOf(q, field);
  const isUsed = parseSearch(q).filters.some((filter) => filter.field === field);
  const least = range?.min ?? null;
  const most = range?.max ?? null;

  function choose(from: string, to: string) {
    edit((text) => withRange(text, field, from, to));
  }

  return (
    <FilterSection
      label={label}
      note={range && (least === null || most === null ? "none" : between(formats[unit](least), formats[unit](most)))}
      openAtFirst={openAtFirst}
      onClear={isUsed ? () => edit((text) => withoutField(text, field)) : undefined}
    >
      <div className="flex flex-col gap-1.5 px-3 pt-0.5">
        <RangeHistogram
          unit={unit}
          buckets={range?.buckets ?? []}
          from={from}
          to={to}
          title={(bucket) => between(formats[unit](bucket.from), formats[unit](bucket.to))}
          onChoose={(least, most) =>
            choose(writeNumber(shortNumber(least, "down"), unit), writeNumber(shortNumber(most, "up"), unit))
          }
        />
        <RangeInputs
          label={label}
          unit={unit}
          from={from}
          to={to}
          least={least === null ? "least" : writeNumber(shortNumber(least, "down"), unit)}
          most={most === null ? "most" : writeNumber(shortNumber(most, "up"), unit)}
          onChange={choose}
        />
      </div>
    </FilterSection>
  );
}

function between(from: string, to: string) {
  return from === to ? from : `${from} – ${to}`;
}
