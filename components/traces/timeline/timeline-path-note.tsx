import { formatDuration } from "@/lib/format";
import type { Chart } from "@/lib/traces/timeline/chart";
import { looks } from "./timeline-marks";
import { percent } from "./timeline-percent";
import { TimelineSwatch } from "./timeline-swatch";
import { waitHatch } from "./timeline-waits";

/** What the time on the critical path went into. */
export function TimelinePathNote({ chart: { pathTimes, totalMs } }: { chart: Chart }) {
  return (
    <p className="flex shrink-0 flex-wrap items-center gap-x-3 border-line border-b bg-sunken px-3 py-1 text-fg-2 text-sm">
      <span className="text-fg">Of {formatDuration(totalMs)} on the critical path</span>
      {pathTimes.map(([what, ms]) => (
        <span key={what} className="flex items-center gap-1.5 tabular-nums" title={formatDuration(ms)}>
          {what === "waiting" ? (
            <span aria-hidden className="h-2.5 w-4 shrink-0 border border-line-strong" style={waitHatch} />
          ) : (
            <TimelineSwatch mark={what} />
          )}
          {what === "waiting" ? "waiting" : looks[what].word.replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase())}
          <span className="font-medium text-fg">{percent(ms / totalMs)}</span>
        </span>
      ))}
    </p>
  );
}
