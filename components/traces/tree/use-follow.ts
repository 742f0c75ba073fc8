"use client";

import type { Virtualizer } from "@tanstack/react-virtual";
import { useEffect, useState } from "react";

/** Keeps the row at `index` in sight; −1 for none. */
export function useFollow(virtualizer: Virtualizer<HTMLDivElement, Element>, index: number) {
  const [isMounted, setMounted] = useState(false);

  // The scroller stands around the rows: the virtualizer sees it one render after them.
  useEffect(() => setMounted(true), []);

  // The scroller is outside React.
  useEffect(() => {
    if (isMounted && index >= 0) virtualizer.scrollToIndex(index);
  }, [isMounted, index, virtualizer]);
}
