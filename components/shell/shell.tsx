import type { ReactNode } from "react";
import { MobileBar } from "./mobile-bar";
import { Sidebar, type SidebarProps } from "./sidebar";
import { UrlSteps } from "./url-steps";

export function Shell({ children, ...props }: SidebarProps & { children: ReactNode }) {
  return (
    <div className="flex h-dvh flex-col md:grid md:grid-cols-[208px_minmax(0,1fr)]">
      <UrlSteps />
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-fg px-3 py-2 text-panel focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to content
      </a>
      <aside aria-label="Sidebar" className="hidden border-line border-r md:block">
        <Sidebar {...props} />
      </aside>
      <MobileBar {...props} />
      <main id="content" tabIndex={-1} className="flex min-h-0 min-w-0 flex-1 flex-col overflow-auto outline-none">
        {children}
      </main>
    </div>
  );
}
