"use client";

import { useState } from "react";
import { type Scale, toAxis, toMs } from "@/lib/traces/timeline/scale";
import { isWhole, type Sight, whole } from "@/lib/traces/timeline/zoom";

/** The part of the axis in sight; kept as times, so that it stays where it is when the axis grows or folds. */
export function useTimelineSight(scale: Scale) {
  const [shown, setShown] = useState<Sight>();
  const { length } = scale;

  function placed(times: Sight | undefined): Sight {
    return times ? { from: toAxis(scale, times.from), to: toAxis(scale, times.to) } : whole(length);
  }

  return {
    sight: placed(shown),
    length,
    zoomed: shown !== undefined,
    fit: () => setShown(undefined),
    /** From what is in sight now, since several may come before the next is drawn. */
    change: (next: (sight: Sight, length: number) => Sight) =>
      setShown((times) => {
        const sight = next(placed(times), length);
        return isWhole(sight, length) ? undefined : { from: toMs(scale, sight.from), to: toMs(scale, sight.to) };
      }),
  };
}

export type TimelineSight = ReturnType<typeof useTimelineSight>;
