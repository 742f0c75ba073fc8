import type { ReactNode } from "react";
import { cx } from "./cx";

/** In units of the drawing's height: what is there at all is seen. */
const least = 2;
const gap = 0.06;

type Props = {
  label: string;
  bars: { key: string; count: number; failed: number }[];
  height: number;
  /** The bar that is looked at. */
  current?: number;
  className: string;
  /** Drawn behind the bars, each of which is one unit wide. */
  children?: ReactNode;
};

/** A bar for each stretch of time, its failed part at the bottom. */
export function FailedBars({ label, bars, height, current, className, children }: Props) {
  const highest = Math.max(1, ...bars.map(({ count }) => count));

  function bar(index: number, count: number, fill: string) {
    const size = count === 0 ? 0 : Math.max(least, (count / highest) * height);
    return <rect x={index + gap} width={1 - 2 * gap} y={height - size} height={size} className={fill} />;
  }

  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${Math.max(1, bars.length)} ${height}`}
      preserveAspectRatio="none"
      className={cx("w-full border-line border-b", className)}
    >
      {children}
      {bars.map(({ key, count, failed }, index) => (
        <g key={key}>
          {bar(index, count, index === current ? "fill-fg-3" : "fill-line-strong")}
          {bar(index, failed, "fill-bad")}
        </g>
      ))}
    </svg>
  );
}
