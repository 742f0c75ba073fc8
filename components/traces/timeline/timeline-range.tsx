import { formatDuration } from "@/lib/format";
import type { Places } from "./timeline-places";

/** What is in sight, while that is not all. */
export function TimelineRange({ places }: { places: Places }) {
  const fromMs = Math.max(0, places.msAt(0));
  const toMs = places.msAt(places.trackWidth);
  return (
    <>
      <span className="block truncate">
        +{formatDuration(fromMs)} to +{formatDuration(toMs)}
      </span>
      <span className="block">{formatDuration(toMs - fromMs)} in sight</span>
    </>
  );
}
