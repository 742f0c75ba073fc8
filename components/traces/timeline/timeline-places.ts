import { type Scale, toAxis, toMs } from "@/lib/traces/timeline/scale";
import type { Sight } from "@/lib/traces/timeline/zoom";

const margin = 8;
const thinnest = 2;

export type Places = ReturnType<typeof timelinePlaces>;

/** Where times lie in the track, in pixels: far outside, everything is just outside. */
export function timelinePlaces(scale: Scale, sight: Sight, trackWidth: number) {
  const unit = trackWidth / (sight.to - sight.from);

  function point(ms: number) {
    return round((toAxis(scale, ms) - sight.from) * unit);
  }

  function bar(startMs: number, endMs: number) {
    const start = point(startMs);
    const end = Math.max(start + thinnest, point(endMs));
    const left = Math.min(Math.max(start, -margin), trackWidth - (start < trackWidth ? thinnest : 0));
    return {
      left,
      width: round(Math.max(0, Math.min(end, trackWidth + margin) - left)),
      before: end < 0,
      after: start > trackWidth,
    };
  }

  return { trackWidth, point, bar, msAt: (x: number) => toMs(scale, sight.from + x / unit) };
}

/** As browsers write lengths back: server and client have to agree on them. */
function round(pixels: number) {
  return Math.round(pixels * 10) / 10;
}
