"use client";

import { useKeys } from "./use-keys";

/** J and K, or the arrows, which inside the sheet belong to what is open there. */
export function useRowKeys(move: (step: 1 | -1) => void) {
  useKeys((key, target) => {
    const step = stepOf(key, target.closest("[role=dialog]") !== null);
    if (step) move(step);
    return step !== undefined;
  });
}

function stepOf(key: string, inDialog: boolean) {
  if (key === "j" || (key === "ArrowDown" && !inDialog)) return 1;
  if (key === "k" || (key === "ArrowUp" && !inDialog)) return -1;
  return undefined;
}
