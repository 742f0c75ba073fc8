"use client";

import { ChartColumn, Table2 } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Skeleton } from "@/components/ui/skeleton";
import { ChartStage, type ChartStageProps } from "./chart-stage";
import { ChartSwatch } from "./chart-swatch";
import { ChartTable } from "./chart-table";

export type TimeChartProps = Omit<ChartStageProps, "rows"> & {
  /** What all of it adds up to, in a few words; also for who cannot see the chart. */
  summary: string;
  /** Undefined while they are read. */
  rows: ChartStageProps["rows"] | undefined;
  className?: string;
};

/** A chart over time with its name, its legend, and the same numbers as a table. It is as high before it is read. */
export function TimeChart({ summary, rows, className, ...chart }: TimeChartProps) {
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  const { title, series } = chart;

  return (
    <section
      aria-labelledby={id}
      className={cx("flex min-w-0 flex-col rounded-lg border border-line bg-panel p-3", className)}
    >
      <header className="flex h-6 items-center gap-2">
        <h3 id={id} className="font-medium">
          {title}
        </h3>
        <p className="min-w-0 truncate text-fg-3 text-sm">{rows && summary}</p>
        <Button
          variant="quiet"
          size="icon-sm"
          className="ml-auto"
          disabled={!rows}
          aria-pressed={asTable}
          aria-label={`View ${title} as a table`}
          title={asTable ? "View as a chart" : "View as a table"}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? <ChartColumn /> : <Table2 />}
        </Button>
      </header>
      <div className="mt-2 h-44">
        {!rows ? (
          <Skeleton className="h-full w-full" />
        ) : asTable ? (
          <ChartTable {...chart} rows={rows} />
        ) : (
          <ChartStage {...chart} rows={rows} />
        )}
      </div>
      <ul className="mt-1.5 flex min-h-[18px] flex-wrap gap-x-3 pl-12 text-fg-2 text-sm">
        {series.map(({ key, label, ...look }) => (
          <li key={key} className="flex min-w-0 items-center gap-1.5">
            <ChartSwatch {...look} /> <span className="truncate">{label}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
