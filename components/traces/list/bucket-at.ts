import type { PointerEvent } from "react";

/** The bar below a pointer; beyond the ends, the last one. */
export function bucketAt({ currentTarget, clientX }: PointerEvent<HTMLElement>, count: number) {
  const { left, width } = currentTarget.getBoundingClientRect();
  return Math.min(count - 1, Math.max(0, Math.floor(((clientX - left) / width) * count)));
}
