"use client";

import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import { sessionOptions, turnsAtOnce } from "@/lib/sessions/options";
import type { Trace } from "@/lib/traces/schema";

/** What the traces of a session say, as far as somebody came near: see `want`. */
export function useTurns(project: string, sessionId: string, traces: Trace[]) {
  const [wanted, setWanted] = useState<readonly number[]>([0]);
  const blocks = wanted.filter((block) => block * turnsAtOnce < traces.length);
  const results = useQueries({
    queries: blocks.map((block) =>
      sessionOptions.turns(project, sessionId, traces.slice(block * turnsAtOnce, (block + 1) * turnsAtOnce)),
    ),
  });
  const turns = new Map(results.flatMap(({ data }) => data?.items ?? []).map((turn) => [turn.traceId, turn]));

  function resultOf(number: number) {
    return results[blocks.indexOf(Math.floor(number / turnsAtOnce))];
  }

  /** Has the turns fetched from one to another, and those close to them. */
  function want(from: number, to: number) {
    const first = Math.max(0, Math.floor((from - 4) / turnsAtOnce));
    const last = Math.min(Math.floor((to + 6) / turnsAtOnce), Math.floor((traces.length - 1) / turnsAtOnce));
    const near = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
    setWanted((before) => {
      const more = near.filter((block) => !before.includes(block));
      return more.length > 0 ? [...before, ...more] : before;
    });
  }

  return {
    turnOf: (traceId: string) => turns.get(traceId),
    hasFailed: (number: number) => resultOf(number)?.isError ?? false,
    retry: (number: number) => resultOf(number)?.refetch(),
    want,
  };
}
