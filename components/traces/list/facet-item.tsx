"use client";

import { CircleMinus } from "lucide-react";
import { Checkbox } from "@/components/ui/checkbox";
import { cx } from "@/components/ui/cx";
import { onlyValue, toggleValue } from "@/lib/search/edit";
import type { TextFieldName } from "@/lib/search/fields";
import { visibleText } from "@/lib/traces/visible-text";
import { facetCount } from "./facet-count";
import { facetLabel, facetText } from "./facet-label";
import type { FacetRow } from "./facet-rows";
import { useQueryText } from "./query-text";

type Props = { field: TextFieldName; row: FacetRow; estimated: boolean };

/** No wider than nothing until the row is pointed at or has the focus; always there where nothing can point. */
const revealed =
  "max-w-0 overflow-hidden opacity-0 group-focus-within:max-w-none group-focus-within:opacity-100 group-hover:max-w-none group-hover:opacity-100 pointer-coarse:max-w-none pointer-coarse:opacity-100";
const control = "grid h-5 place-items-center rounded-sm text-fg-3 text-sm hover:bg-line hover:text-fg";

/** One value: to be included, excluded, or the only one. */
export function FacetItem({ field, row, estimated }: Props) {
  const [, edit] = useQueryText();
  const { value, count, asked } = row;
  const label = visibleText(facetLabel(field, row));

  return (
    <li className="group flex h-7 items-center gap-1 pr-3 pl-3 focus-within:bg-hover hover:bg-hover">
      <Checkbox
        checked={asked === "included"}
        onCheckedChange={() => edit((text) => toggleValue(text, field, value))}
        className="min-w-0 flex-1"
        label={
          <span
            title={visibleText(facetText(value))}
            className={cx(asked === "excluded" && "text-fg-3 line-through", !count && !asked && "text-fg-3")}
          >
            {label}
            {asked === "excluded" && <span className="sr-only">, excluded</span>}
          </span>
        }
      />
      <span className={cx("flex shrink-0 items-center", asked !== "excluded" && revealed)}>
        <button
          type="button"
          aria-label={`Only ${label}`}
          onClick={() => edit((text) => onlyValue(text, field, value))}
          className={cx(control, asked === "excluded" && revealed)}
        >
          <span className="px-1">only</span>
        </button>
        <button
          type="button"
          aria-label={`Exclude ${label}`}
          aria-pressed={asked === "excluded"}
          title="Exclude"
          onClick={() => edit((text) => toggleValue(text, field, value, true))}
          className={cx(control, "px-1 aria-pressed:text-bad [&_svg]:size-3.5")}
        >
          <CircleMinus aria-hidden />
        </button>
      </span>
      <span title={count === undefined ? undefined : String(count)} className="shrink-0 text-fg-3 text-sm tabular-nums">
        {count !== undefined && facetCount(count, estimated)}
      </span>
    </li>
  );
}
