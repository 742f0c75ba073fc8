"use client";

import { useEffect, useState } from "react";

/** A value as it was when it last stayed the same for a while: what is typed, between two pauses. */
export function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value);

  // The clock is outside React.
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);

  return settled;
}
