"use client";

import { useEffect, useRef, useState } from "react";

/**
 * What is being typed. It is sent after a pause; what is asked otherwise than by typing, such as by going back, takes its
 * place. What was typed since it was sent stays.
 */
export function useDraft(asked: string, send: (text: string) => void, pauseMs: number) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [text, setText] = useState(asked);
  const [seen, setSeen] = useState(asked);
  const [sent, setSent] = useState(asked);

  if (asked !== seen) {
    setSeen(asked);
    if (asked.trim() !== sent.trim()) {
      setText(asked);
      setSent(asked);
    }
  }

  function type(next: string, afterMs = pauseMs) {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setSent(next);
      send(next);
    }, afterMs);
  }

  // Nothing is asked on behalf of a screen that was left.
  useEffect(() => () => clearTimeout(timer.current), []);

  return [text, type] as const;
}
