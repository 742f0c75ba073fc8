"use client";

import { useEffect, useRef, useState } from "react";
import { useSettled } from "@/components/ui/use-settled";
import { problemOf } from "@/lib/search/edit";
import { traceFilter } from "@/lib/traces/filter";
import { useUrlState } from "@/lib/url-state";

const pauseMs = 400;

/**
 * What is being typed. It is asked after a pause; all that is asked until Enter is one step of the history, so that
 * "back" leads to what was asked before the typing began.
 */
export function useQueryDraft() {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [{ q }, setFilter] = useUrlState(traceFilter);
  const [text, setText] = useState(q);
  const [seen, setSeen] = useState(q);
  const [sent, setSent] = useState(q);
  const [types, setTypes] = useState(false);
  const [pressed, setPressed] = useState<string>();
  const settled = useSettled(text, pauseMs);

  if (q !== seen) {
    setSeen(q);
    if (q !== sent) {
      setText(q);
      setSent(q);
      setTypes(false);
    }
  }

  function type(next: string) {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => ask(next), pauseMs);
  }

  function ask(next = text) {
    clearTimeout(timer.current);
    const asked = next.trim();
    if (asked === sent || problemOf(next)) return;
    setSent(asked);
    setTypes(true);
    setFilter({ q: asked || undefined }, types ? "replace" : "push");
  }

  function run(next = text) {
    setPressed(next);
    ask(next);
    if (problemOf(next)) return;
    setText(next);
    setTypes(false);
  }

  // Nothing is asked on behalf of a screen that was left.
  useEffect(() => () => clearTimeout(timer.current), []);

  const problem = problemOf(text);
  return { text, type, ask, run, problem, isTold: problem !== undefined && (settled === text || pressed === text) };
}
