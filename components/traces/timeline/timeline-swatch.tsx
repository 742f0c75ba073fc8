import type { TimelineMark } from "@/lib/traces/timeline/mark";
import { fillOf, frameOf } from "./timeline-marks";

/** A bar in small, for the legend. */
export function TimelineSwatch({ mark }: { mark: TimelineMark }) {
  return <span aria-hidden className="h-2.5 w-4 shrink-0" style={mark === "agent" ? frameOf(mark) : fillOf(mark)} />;
}
