import type { ChartSeries } from "./chart-data";

/** How a series looks in its chart: a bar's colour, or a line with its dashes. */
export function ChartSwatch({ color, dash }: Pick<ChartSeries, "color" | "dash">) {
  return (
    <svg aria-hidden viewBox="0 0 14 8" className="h-2 w-3.5 shrink-0">
      {dash === undefined ? (
        <rect x={3} width={8} height={8} rx={2} fill={color} />
      ) : (
        <line x1={0} x2={14} y1={4} y2={4} stroke={color} strokeWidth={2} strokeDasharray={dash} />
      )}
    </svg>
  );
}
