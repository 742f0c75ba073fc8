"use client";

import { type ReactNode, useState } from "react";
import { Sheet } from "@/components/ui/sheet";
import { useMedia } from "@/components/ui/use-media";
import type { TraceFilter } from "@/lib/traces/filter";
import { writeFiltersShown } from "@/lib/traces/filters-shown";
import { FilterPanel } from "./filter-panel";
import { FilterToggle } from "./filter-toggle";
import { QueryBar } from "./query-bar";
import { ScopeChip } from "./scope-chip";

type Props = {
  project: string;
  filter: TraceFilter;
  shownAtFirst: boolean;
  /** At the right of the query bar. */
  tools: ReactNode;
  children: ReactNode;
};

/** The query bar above the list, and the filters at its left, or over it where there is no room beside. */
export function FilterLayout({ project, filter, shownAtFirst, tools, children }: Props) {
  const hasRoom = useMedia("(min-width: 64rem)");
  const [beside, setBeside] = useState(shownAtFirst);
  const [over, setOver] = useState(false);
  const shown = hasRoom ? beside : over;

  function toggle() {
    if (!hasRoom) return setOver(!over);
    setBeside(!beside);
    writeFiltersShown(!beside);
  }

  return (
    <div className="flex min-h-0 flex-1">
      {hasRoom && beside && (
        <aside
          aria-label="Filters"
          className="flex w-56 shrink-0 flex-col overflow-y-auto border-line border-r bg-panel max-lg:hidden"
        >
          <FilterPanel project={project} filter={filter} />
        </aside>
      )}
      {!hasRoom && (
        <Sheet open={over} onOpenChange={setOver} title="Filters" side="left" className="w-80">
          <div className="min-h-0 flex-1 overflow-y-auto">
            <FilterPanel project={project} filter={filter} onClose={() => setOver(false)} />
          </div>
        </Sheet>
      )}
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <div className="flex shrink-0 flex-wrap gap-2 border-line border-b px-3 py-2">
          <FilterToggle shown={shown} onToggle={toggle} />
          {filter.scope && <ScopeChip scope={filter.scope} />}
          <QueryBar project={project} filter={filter} />
          <div className="ml-auto flex items-start gap-1">{tools}</div>
        </div>
        {children}
      </div>
    </div>
  );
}
