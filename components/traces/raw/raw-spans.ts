"use client";

import { useQueries } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { traceOptions } from "@/lib/traces/options";
import { type JsonLines, jsonLines } from "@/lib/traces/raw/json-lines";
import { type Loaded, withArrived } from "@/lib/traces/raw/loaded";
import type { Trace } from "@/lib/traces/schema";

const restMs = 80;

type Failure = { message: string; retry: () => void };

/** Loads the spans in view, once the view has come to rest, and keeps what has been seen. */
export function useRawSpans(
  project: string,
  trace: Trace,
  inView: string[],
  loaded: Loaded,
  setLoaded: (loaded: Loaded) => void,
): ReadonlyMap<string, Failure> {
  const isResting = useIsResting(inView.join());
  const results = useQueries({
    queries: inView.map((spanId) => ({
      ...traceOptions.raw(project, trace.traceId, spanId, trace.updatedAt),
      enabled: isResting,
    })),
  });

  const arrived = new Map<string, JsonLines>();
  const failures = new Map<string, Failure>();
  for (const [place, spanId] of inView.entries()) {
    const result = results[place];
    if (result?.data && result.data !== loaded.get(spanId)?.json?.text) arrived.set(spanId, jsonLines(result.data));
    if (result?.error) failures.set(spanId, { message: result.error.message, retry: () => void result.refetch() });
  }
  if (arrived.size > 0) setLoaded(withArrived(loaded, arrived, new Set(inView)));
  return failures;
}

/** Whoever drags the scrollbar over a thousand spans does not want them all. */
function useIsResting(view: string) {
  const [rested, setRested] = useState(view);

  // The clock is outside React.
  useEffect(() => {
    const timer = setTimeout(() => setRested(view), restMs);
    return () => clearTimeout(timer);
  }, [view]);

  return rested === view;
}
