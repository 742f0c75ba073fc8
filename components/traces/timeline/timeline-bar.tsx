import { CircleX, TriangleAlert } from "lucide-react";
import { cx } from "@/components/ui/cx";
import { formatDuration } from "@/lib/format";
import type { SpanRow } from "@/lib/traces/schema";
import { markOf } from "@/lib/traces/timeline/mark";
import type { Stretch } from "@/lib/traces/timeline/stretch";
import { fillOf, frameOf } from "./timeline-marks";
import { percent } from "./timeline-percent";
import type { Places } from "./timeline-places";

type Props = {
  span: SpanRow;
  places: Places;
  atWork: boolean;
  /** Its share of the trace's time where it is one of the longest. */
  share: number | undefined;
  /** Its parts on the critical path, while that is shown. */
  path: Stretch[] | undefined;
  faint: boolean;
};

const letterWidth = 6.5;
const leastMark = 3;
const stripes = {
  backgroundImage:
    "repeating-linear-gradient(135deg, transparent 0 3px, color-mix(in oklch, var(--fg) 35%, transparent) 3px 5px)",
};

/** When a span ran, and for how long. */
export function TimelineBar({ span, places, atWork, share, path, faint }: Props) {
  const endMs = span.offsetMs + Math.max(0, span.durationMs);
  const { left, width, before, after } = places.bar(span.offsetMs, endMs);
  const duration = formatDuration(span.durationMs);
  const text = share === undefined ? duration : `${duration} · ${percent(share)}`;
  const failed = span.status === "error" || span.hiddenError !== null;
  const look = atWork ? fillOf(markOf(span)) : frameOf(markOf(span));
  const height = share === undefined ? "h-3.5" : "h-[18px]";

  if (before || after) {
    return (
      <span className={cx("absolute whitespace-nowrap text-fg-3 text-xs tabular-nums", before ? "left-0" : "right-0")}>
        {before ? `‹ ${duration}` : `${duration} ›`}
      </span>
    );
  }
  const silent = firstToken(span, places) - left;
  const inner = silent > leastMark ? left + silent : left;
  const needed = text.length * letterWidth + (failed ? 28 : 12);
  const spot = labelSpot({ left, inner, right: left + width, needed }, places.trackWidth);

  return (
    <>
      <span
        style={{ left, width, ...look }}
        className={cx(
          "absolute overflow-hidden",
          height,
          faint && "opacity-30",
          span.status === "error" && "outline-2 outline-bad outline-offset-1",
          span.status !== "error" && failed && "outline-2 outline-warn outline-offset-1 outline-dashed",
        )}
      >
        <Silence width={silent} />
      </span>
      {path?.map((part) => {
        const at = places.bar(part.startMs, part.endMs);
        if (at.before || at.after) return null;
        return (
          <span
            key={part.startMs}
            style={{ left: at.left, width: at.width }}
            className={cx("absolute overflow-hidden outline-fg", height, at.width < 6 ? "outline-1" : "outline-2")}
          >
            <span className="absolute inset-y-0" style={{ left: left - at.left, width, ...look }}>
              <Silence width={silent} />
            </span>
          </span>
        );
      })}
      <span
        style={{ left: spot.left, right: spot.right }}
        className={cx(
          "pointer-events-none absolute flex items-center gap-1 whitespace-nowrap px-1.5 text-xs tabular-nums",
          share !== undefined && "font-semibold",
          spot.inside && atWork && (!faint || path?.length)
            ? "text-panel"
            : share === undefined
              ? "text-fg-2"
              : "text-fg",
        )}
      >
        {span.status === "error" && <CircleX aria-hidden className={cx("size-3", !spot.inside && "text-bad")} />}
        {span.status !== "error" && failed && (
          <TriangleAlert aria-hidden className={cx("size-3", !spot.inside && "text-warn")} />
        )}
        <span className={path && !atWork ? "rounded-sm bg-panel/80" : undefined}>{text}</span>
      </span>
    </>
  );
}

/** Where the first token came: the model was silent until then. */
function firstToken({ ttftMs, offsetMs, durationMs }: SpanRow, places: Places) {
  return ttftMs === null || ttftMs > durationMs ? Number.NEGATIVE_INFINITY : places.point(offsetMs + ttftMs);
}

/** Striped, with a notch where the answer began. */
function Silence({ width }: { width: number }) {
  if (width < leastMark) return null;
  return <span className="absolute inset-y-0 left-0 border-panel border-r-2" style={{ width, ...stripes }} />;
}

/** Inside the bar where it fits, after the notch; else behind the bar, else before it. */
function labelSpot(bar: { left: number; inner: number; right: number; needed: number }, trackWidth: number) {
  const start = Math.max(0, bar.left);
  const inner = Math.max(0, bar.inner);
  const end = Math.min(trackWidth, bar.right);
  if (end - inner >= bar.needed) return { left: inner, inside: true };
  if (end - start >= bar.needed * 3) return { left: start, inside: true };
  if (trackWidth - end >= bar.needed || start < bar.needed) return { left: end, inside: false };
  return { right: trackWidth - start, inside: false };
}
