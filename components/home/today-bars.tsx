import { formatCount } from "@/lib/format";
import type { MatchTimeline } from "@/lib/search/schema";

const height = 48;
/** What is there at all is seen. */
const least = 2;

/** Traces half hour by half hour, their failed part at the bottom. */
export function TodayBars({ buckets }: { buckets: MatchTimeline["buckets"] }) {
  const highest = Math.max(1, ...buckets.map(({ count }) => count));
  const scale = (count: number) => (count === 0 ? 0 : Math.max(least, (count / highest) * height));

  return (
    <svg
      role="img"
      aria-label={`Traces in the last 24 hours, at most ${formatCount(highest)} in half an hour`}
      viewBox={`0 0 ${Math.max(1, buckets.length)} ${height}`}
      preserveAspectRatio="none"
      className="h-14 w-full border-line border-b"
    >
      {buckets.map(({ from, count, errors }, index) => (
        <g key={from}>
          <rect
            x={index + 0.06}
            width={0.88}
            y={height - scale(count)}
            height={scale(count)}
            className="fill-line-strong"
          />
          <rect x={index + 0.06} width={0.88} y={height - scale(errors)} height={scale(errors)} className="fill-bad" />
        </g>
      ))}
    </svg>
  );
}
