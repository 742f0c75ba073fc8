import type { ReactNode } from "react";

/** A term and its value, in a `dl`. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0 max-sm:shrink-0">
      <dt className="whitespace-nowrap text-fg-3 text-xs">{label}</dt>
      <dd className="flex min-w-0 items-center font-medium tabular-nums max-sm:whitespace-nowrap">{children}</dd>
    </div>
  );
}
