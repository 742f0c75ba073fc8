import type { ReactNode } from "react";

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="rounded-sm border border-line-strong border-b-2 bg-panel px-1 font-mono text-fg-3 text-xs">
      {children}
    </kbd>
  );
}
