import { type ChartMark, type ChartRow, type ChartSeries, chartFrame } from "./chart-data";
import { ChartMarks } from "./chart-marks";
import { ChartReading } from "./chart-reading";

type Props = {
  rows: ChartRow[];
  series: ChartSeries[];
  marks: ChartMark[];
  format: (value: number | null) => string;
  active: number | undefined;
  /** The first and the last of the rows that are about to be zoomed to. */
  chosen: readonly [number, number] | undefined;
  /** What can be done with the row that is read; without one, nobody reads in this chart. */
  hint: string | undefined;
};

/** What lies above the drawing: what happened when, the row that is looked at, and what is chosen. */
export function ChartOverlay({ rows, series, marks, format, active, chosen, hint }: Props) {
  const percent = (place: number) => `${(place / rows.length) * 100}%`;
  const row = active === undefined ? undefined : rows[active];

  return (
    <div style={chartFrame} className="pointer-events-none absolute">
      <ChartMarks rows={rows} marks={marks} />
      {chosen && (
        <div
          style={{ left: percent(chosen[0]), width: percent(chosen[1] - chosen[0] + 1) }}
          className="absolute inset-y-0 border-accent border-x bg-accent/15"
        />
      )}
      {row && active !== undefined && (
        <>
          <div style={{ left: percent(active + 0.5) }} className="absolute inset-y-0 border-fg-3 border-l" />
          {hint && (
            <ChartReading row={row} series={series} format={format} place={(active + 0.5) / rows.length} hint={hint} />
          )}
        </>
      )}
    </div>
  );
}
