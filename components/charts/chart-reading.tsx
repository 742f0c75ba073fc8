import type { ReactNode } from "react";
import type { ChartRow, ChartSeries } from "./chart-data";
import { ChartSwatch } from "./chart-swatch";
import { stretchLabel } from "./time-ticks";

type Props = {
  row: ChartRow;
  series: ChartSeries[];
  format: (value: number | null) => string;
  /** Across the chart, from 0 to 1. */
  place: number;
  hint: ReactNode;
};

/** The exact numbers of the row below the pointer, or of the one that the keys are at. */
export function ChartReading({ row, series, format, place, hint }: Props) {
  return (
    <div
      style={{ left: `${place * 100}%`, translate: place > 0.5 ? "calc(-100% - 10px) 0" : "10px 0" }}
      className="pointer-events-none absolute top-0 z-30 whitespace-nowrap rounded-md border border-line-strong bg-panel px-2.5 py-1.5 text-sm shadow-float"
    >
      <div className="text-fg-3">{stretchLabel(row)}</div>
      <dl className="grid grid-cols-[1fr_auto] gap-x-4">
        {series.map(({ key, label, ...look }) => (
          <div key={key} className="contents">
            <dt className="flex items-center gap-1.5 text-fg-2">
              <ChartSwatch {...look} /> {label}
            </dt>
            <dd className="text-right font-medium tabular-nums">{format(row.values[key] ?? null)}</dd>
          </div>
        ))}
      </dl>
      <div className="text-fg-3">{hint}</div>
    </div>
  );
}
