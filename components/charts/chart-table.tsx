import Link from "next/link";
import { cx } from "@/components/ui/cx";
import type { ChartStageProps } from "./chart-stage";
import { stretchLabel } from "./time-ticks";

type Props = Pick<ChartStageProps, "title" | "rows" | "series" | "format" | "address" | "marks">;

/** The same numbers as the chart, each with the way to the traces behind it; the newest first. */
export function ChartTable({ title, rows, series, format, address, marks }: Props) {
  return (
    <section aria-label={`${title}, as a table`} className="h-full overflow-auto">
      <table className="w-full border-separate border-spacing-0 text-sm">
        <thead>
          <tr>
            {["Time", ...series.map(({ label }) => label)].map((label, column) => (
              <th
                key={label}
                scope="col"
                className={cx(
                  "sticky top-0 whitespace-nowrap border-line border-b bg-panel px-2 py-1 font-medium text-fg-3",
                  column > 0 ? "text-right" : "text-left",
                )}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.toReversed().map((row) => (
            <tr key={row.from} className="hover:bg-hover">
              <th scope="row" className="whitespace-nowrap border-line border-b px-2 py-0.5 text-left font-normal">
                <Link href={address(row)} prefetch={false} className="hover:underline">
                  {stretchLabel(row)}
                </Link>
                {marks
                  .filter(({ at }) => at >= row.from && at < row.to)
                  .map(({ label }) => (
                    <span key={label} className="ml-2 font-mono text-accent text-xs">
                      {label}
                    </span>
                  ))}
              </th>
              {series.map(({ key }) => (
                <td key={key} className="border-line border-b px-2 py-0.5 text-right tabular-nums">
                  {row.values[key] ? (
                    <Link href={address(row, key)} prefetch={false} className="hover:underline">
                      {format(row.values[key])}
                    </Link>
                  ) : (
                    <span className="text-fg-3">{format(row.values[key] ?? null)}</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
