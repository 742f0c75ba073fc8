import { formatCount } from "@/lib/format";
import type { MatchTimeline } from "@/lib/search/schema";

const minute = 60_000;
const toMinutes = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
});
const toSeconds = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

type Props = { bucket: MatchTimeline["buckets"][number]; estimated: boolean; at: number };

/** The exact numbers of the bar below the pointer. */
export function MatchReading({ bucket: { from, to, count, errors }, estimated, at }: Props) {
  const [start, end] = [new Date(from), new Date(to)];
  const format = end.getTime() - start.getTime() < 2 * minute ? toSeconds : toMinutes;

  return (
    <div
      aria-hidden
      style={{ left: `${at * 100}%`, translate: `${-at * 100}% 0` }}
      className="pointer-events-none absolute top-full z-30 mt-1 whitespace-nowrap rounded-md border border-line-strong bg-panel px-2 py-1 text-sm shadow-float"
    >
      <span className="font-medium">
        {estimated && "about "}
        {formatCount(count)} {count === 1 ? "trace" : "traces"}
      </span>
      <span className={errors > 0 ? "text-bad" : "text-fg-3"}> · {formatCount(errors)} failed</span>
      <div className="text-fg-3">{format.formatRange(start, end)}</div>
    </div>
  );
}
