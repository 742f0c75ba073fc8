import type { ReactNode } from "react";

/** A value in human units, with the exact one on hover. Lies above the link of its row. */
export function Exact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <span title={title} className="relative">
      {children}
    </span>
  );
}
