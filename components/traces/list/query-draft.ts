"use client";

import { useEffect, useRef, useState } from "react";
import { useSettled } from "@/components/ui/use-settled";
import { problemOf } from "@/lib/search/edit";
import { traceFilter } from "@/lib/traces/filter";
import { useUrlState } from "@/lib/url-state";

const pauseMs = 400;

/**
 * What is being typed. It is asked after a pause, in place of what stood there; Enter makes it a step of its own, from
 * which "back" leads to what was asked before the typing began.
 */
export function useQueryDraft() {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [{ q }, setFilter] = useUrlState(traceFilter);
  const [text, setText] = useState(q);
  const [seen, setSeen] = useState(q);
  const [sent, setSent] = useState(q);
  const [before, setBefore] = useState(q);
  const [pressed, setPressed] = useState<string>();
  const settled = useSettled(text, pauseMs);

  if (q !== seen) {
    setSeen(q);
    if (q !== sent) {
      setText(q);
      setSent(q);
      setBefore(q);
    }
  }

  function type(next: string) {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => ask(next), pauseMs);
  }

  function ask(next = text) {
    clearTimeout(timer.current);
    if (next.trim() === sent || problemOf(next)) return;
    setSent(next.trim());
    setFilter({ q: next.trim() || undefined });
  }

  function run(next = text) {
    clearTimeout(timer.current);
    setPressed(next);
    const asked = next.trim();
    if (problemOf(next)) return;
    if (asked !== before) {
      setFilter({ q: before || undefined });
      setFilter({ q: asked || undefined }, "push");
    }
    setText(next);
    setSent(asked);
    setBefore(asked);
  }

  // Nothing is asked on behalf of a screen that was left.
  useEffect(() => () => clearTimeout(timer.current), []);

  const problem = problemOf(text);
  return { text, type, ask, run, problem, isTold: problem !== undefined && (settled === text || pressed === text) };
}
