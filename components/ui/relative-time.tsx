"use client";

import { useSyncExternalStore } from "react";
import { exactTime, relativeTime, timeAgo } from "@/lib/format";

/** "12s", or "12s ago", growing by itself; the exact time on hover, in the zone of whoever looks. */
export function RelativeTime({ value, ago, className }: { value: string; ago?: boolean; className?: string }) {
  const read = () => (ago ? timeAgo : relativeTime)(value, Date.now());
  const text = useSyncExternalStore(everySecond, read, read);

  return (
    <time
      dateTime={value}
      className={className}
      suppressHydrationWarning
      onPointerEnter={(event) => {
        event.currentTarget.title = exactTime(value);
      }}
    >
      {text}
    </time>
  );
}

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One clock for all of them. */
function everySecond(listener: () => void) {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const tick of listeners) tick();
  }, 1000);

  return () => {
    listeners.delete(listener);
    if (listeners.size) return;
    clearInterval(timer);
    timer = undefined;
  };
}
