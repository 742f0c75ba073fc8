import type { ReactNode } from "react";

/** The bar on top of a screen: its name, and what can be done there. */
export function PageHeader({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <header className="flex min-h-12 shrink-0 flex-wrap items-center gap-2.5 border-line border-b bg-panel px-4 py-2">
      <h1 className="mr-auto min-w-0 truncate font-semibold text-lg">{title}</h1>
      {children}
    </header>
  );
}
