import { type ChartMark, type ChartRow, spreadMarks } from "./chart-data";

/** Dashed lines with the names of what happened then; a name keeps to the chart, and is cut rather than laid over others. */
export function ChartMarks({ rows, marks }: { rows: ChartRow[]; marks: ChartMark[] }) {
  return spreadMarks(rows, marks).map(({ place, labels }) => (
    <div
      key={place}
      style={{ left: `${place * 100}%` }}
      className="absolute inset-y-0 border-accent border-l border-dashed"
    >
      <span
        className="absolute -top-2 max-w-24 truncate rounded-sm bg-panel/85 px-1 font-mono text-accent text-xs"
        style={place > 0.8 ? { right: 0 } : { left: 0 }}
      >
        {labels.length > 1 ? `${labels[0]} +${labels.length - 1}` : labels[0]}
      </span>
    </div>
  ));
}
