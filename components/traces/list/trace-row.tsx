"use client";

import { useQueryClient } from "@tanstack/react-query";
import type { ReactTable, Row } from "@tanstack/react-table";
import { clickRow } from "@/components/ui/click-row";
import { cx } from "@/components/ui/cx";
import { traceOptions } from "@/lib/traces/options";
import type { ListedTrace } from "@/lib/traces/schema";
import type { traceFeatures } from "./trace-columns";

type Props = {
  table: ReactTable<typeof traceFeatures, ListedTrace>;
  row: Row<typeof traceFeatures, ListedTrace>;
  project: string;
  index: number;
  open: boolean;
  measure: (row: HTMLTableRowElement | null) => void;
  onFocus: () => void;
};

export function TraceRow({ table, row, project, index, open, measure, onFocus }: Props) {
  const client = useQueryClient();

  function prefetch() {
    client.prefetchQuery(traceOptions.tree(project, row.id));
  }

  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      aria-current={open || undefined}
      onFocus={onFocus}
      onPointerDown={prefetch}
      onClick={clickRow}
      className={cx("relative h-(--row)", open ? "bg-selected" : "focus-within:bg-hover hover:bg-hover")}
    >
      {row.getVisibleCells().map((cell) => {
        const { numeric, narrow } = cell.column.columnDef.meta ?? {};
        return (
          <td
            key={cell.id}
            className={cx(
              "truncate border-line border-b px-2.5",
              numeric && "text-right tabular-nums",
              !narrow && "max-md:hidden",
            )}
          >
            <table.FlexRender cell={cell} />
          </td>
        );
      })}
    </tr>
  );
}
