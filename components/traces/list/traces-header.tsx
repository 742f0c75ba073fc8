"use client";

import type { Header } from "@tanstack/react-table";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { traceFilter } from "@/lib/traces/filter";
import type { ListedTrace } from "@/lib/traces/schema";
import { useUrlState } from "@/lib/url-state";
import { SelectAll } from "./select-all";
import { selectColumn, type traceFeatures } from "./trace-columns";

type Props = { header: Header<typeof traceFeatures, ListedTrace>; menu: ReactNode };

export function TracesHeader({ header, menu }: Props) {
  const [filter, setFilter] = useUrlState(traceFilter);
  const { label, width, sort, numeric, narrow } = header.column.columnDef.meta ?? { label: header.id };
  const sorted = sort === filter.sort ? filter.order : undefined;
  const Arrow = sorted === "asc" ? ArrowUp : ArrowDown;

  return (
    <th
      scope="col"
      style={{ width }}
      aria-sort={sorted && (sorted === "asc" ? "ascending" : "descending")}
      className={cx(
        "sticky top-0 z-10 h-[30px] whitespace-nowrap border-line border-b bg-panel px-2.5 font-medium text-fg-3 text-sm",
        numeric ? "text-right" : "text-left",
        !narrow && "max-md:hidden",
      )}
    >
      <span className={cx("flex items-center justify-between", numeric && "justify-end")}>
        {header.id === selectColumn ? (
          <SelectAll table={header.getContext().table} />
        ) : sort ? (
          <button
            type="button"
            onClick={() => setFilter({ sort, order: sorted === "desc" ? "asc" : "desc" })}
            className={cx(
              "group inline-flex items-center gap-0.5 rounded-sm hover:text-fg",
              sorted && "text-fg",
              numeric && "flex-row-reverse",
            )}
          >
            {label}
            <Arrow aria-hidden className={cx("size-3", !sorted && "opacity-0 group-hover:opacity-60")} />
          </button>
        ) : (
          label
        )}
        {menu}
      </span>
    </th>
  );
}
