import type { Chart } from "@/lib/traces/timeline/chart";
import { drawOverview } from "@/lib/traces/timeline/overview";
import type { Scale } from "@/lib/traces/timeline/scale";
import { looks } from "./timeline-marks";

/** The picture in the overview: drawn once, whatever is in sight. */
export function TimelineOverview({ chart, scale }: { chart: Chart; scale: Scale }) {
  return (
    <svg viewBox="0 0 1 1" preserveAspectRatio="none" className="absolute inset-0 size-full" aria-hidden>
      {drawOverview(chart.nodes, chart.work, scale).map(({ mark, atWork, path }) => (
        <path key={`${mark} ${atWork}`} d={path} fill={looks[mark].colour} opacity={atWork ? 1 : 0.35} />
      ))}
    </svg>
  );
}
