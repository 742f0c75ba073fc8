import { Hourglass } from "lucide-react";
import { cx } from "@/components/ui/cx";
import { exactDuration, formatDuration } from "@/lib/format";
import type { Stretch } from "@/lib/traces/timeline/stretch";
import type { Places } from "./timeline-places";

export const waitHatch = {
  backgroundImage:
    "repeating-linear-gradient(135deg, color-mix(in oklch, var(--fg) 9%, transparent) 0 1.5px, transparent 1.5px 6px)",
};

const leastWidth = 1.5;
const leastHatch = 12;
const leastEdges = 32;
const iconWidth = 14;
const letterWidth = 6.2;

/** Bands where nothing was at work, behind the bars or, `named`, above them with their length. */
export function TimelineWaits({ gaps, places, named }: { gaps: Stretch[]; places: Places; named?: boolean }) {
  return gaps.map(({ startMs, endMs }) => {
    const { left, width } = places.bar(startMs, endMs);
    if (width < leastWidth) return null;
    const length = formatDuration(endMs - startMs);
    return (
      <span
        key={startMs}
        style={width < leastHatch ? { left, width } : { left, width, ...waitHatch }}
        title={
          named ? `waited ${length} (${exactDuration(endMs - startMs)}): no model, tool or other work ran` : undefined
        }
        className={cx(
          "absolute inset-y-0 flex items-center justify-center overflow-hidden whitespace-nowrap text-fg-2 text-xs",
          width < leastHatch && "bg-hover",
          width >= leastEdges && "border-line-strong border-x border-dashed",
        )}
      >
        {named && <Length text={length} width={width} />}
      </span>
    );
  });
}

/** As much as there is room for. */
function Length({ text, width }: { text: string; width: number }) {
  const textWidth = text.length * letterWidth + 10;
  if (width < iconWidth) return null;
  return (
    <span className="flex items-center gap-1 rounded-sm bg-panel px-0.5 tabular-nums">
      {width < textWidth + 45 && <Hourglass role="img" aria-label={`waited ${text}`} className="size-3" />}
      {width >= textWidth + 45 ? `waited ${text}` : width >= textWidth + iconWidth && text}
    </span>
  );
}
