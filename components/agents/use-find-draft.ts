"use client";

import { useEffect, useRef, useState } from "react";
import { agentsFilter } from "@/lib/agents/filter";
import { useUrlState } from "@/lib/url-state";

const pauseMs = 250;

/** What is being typed; it goes to the address after a pause, and comes from there when one goes back. */
export function useFindDraft() {
  const [{ find }, setFilter] = useUrlState(agentsFilter);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [text, setText] = useState(find);
  const [seen, setSeen] = useState(find);
  const [sent, setSent] = useState(find);

  if (find !== seen) {
    setSeen(find);
    if (find !== sent) setText(find);
  }

  function type(next: string) {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setSent(next);
      setFilter({ find: next || undefined });
    }, pauseMs);
  }

  // Nothing is asked on behalf of a screen that was left.
  useEffect(() => () => clearTimeout(timer.current), []);

  return [text, type] as const;
}
