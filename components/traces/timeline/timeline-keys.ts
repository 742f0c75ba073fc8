import type { KeyboardEvent } from "react";
import { pan, zoom } from "@/lib/traces/timeline/zoom";
import type { TimelineSight } from "./timeline-sight";

const zoomStep = 1.5;
const panStep = 0.2;

export function closer({ change }: TimelineSight, focus = 0.5) {
  change((sight, length) => zoom(sight, zoomStep, focus, length));
}

export function farther({ change }: TimelineSight, focus = 0.5) {
  change((sight, length) => zoom(sight, 1 / zoomStep, focus, length));
}

/** + and − zoom, 0 shows everything, Shift with the arrows pans; all other keys are those of the tree. */
export function timelineKeys(
  sight: TimelineSight,
  focus: number | undefined,
  otherKeys: (event: KeyboardEvent) => void,
) {
  function press({ key, shiftKey }: KeyboardEvent) {
    if (key === "+" || key === "=") closer(sight, focus);
    else if (key === "-" || key === "_") farther(sight, focus);
    else if (key === "0") sight.fit();
    else if (shiftKey && key === "ArrowLeft") sight.change((now, length) => pan(now, -panStep, length));
    else if (shiftKey && key === "ArrowRight") sight.change((now, length) => pan(now, panStep, length));
    else return false;
    return true;
  }

  return (event: KeyboardEvent) => {
    const modified = event.metaKey || event.ctrlKey || event.altKey;
    if (!modified && press(event)) event.preventDefault();
    else otherKeys(event);
  };
}
