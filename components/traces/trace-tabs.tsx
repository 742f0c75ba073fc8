"use client";

import { ListTree, type LucideIcon, MessagesSquare, ScrollText, SquareChartGantt } from "lucide-react";
import type { ReactNode } from "react";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { useKeys } from "@/components/ui/use-keys";
import { openSpan, type TraceView, traceViews } from "@/lib/traces/filter";
import { useUrlState } from "@/lib/url-state";

const names: Record<TraceView, { word: string; icon: LucideIcon }> = {
  tree: { word: "Tree", icon: ListTree },
  timeline: { word: "Timeline", icon: SquareChartGantt },
  thread: { word: "Thread", icon: MessagesSquare },
  raw: { word: "Raw", icon: ScrollText },
};

/** The four ways to look at a trace; `[` and `]` step through them. */
export function TraceTabs({ aside, children }: { aside: ReactNode; children: ReactNode }) {
  const [{ view }, setOpen] = useUrlState(openSpan);

  function show(next: string | undefined) {
    setOpen({ view: traceViews.slice(1).find((name) => name === next) });
  }

  useKeys((key) => {
    const step = key === "]" ? 1 : key === "[" ? -1 : 0;
    if (step === 0) return false;
    leaveSpan();
    show(traceViews.at((traceViews.indexOf(view) + step) % traceViews.length));
    return true;
  });

  return (
    <Tabs value={view} onValueChange={show} className="flex-1">
      <div className="flex shrink-0 flex-wrap items-end justify-between border-line border-b">
        <TabsList aria-label="Views of the trace" className="-mb-px border-b-0">
          {traceViews.map((name) => {
            const { word, icon: Icon } = names[name];
            return (
              <TabsTrigger key={name} value={name}>
                <Icon aria-hidden className="-mt-0.5 mr-1.5 inline size-3.5" />
                {word}
              </TabsTrigger>
            );
          })}
        </TabsList>
        {aside}
      </div>
      <TabsContent value={view} tabIndex={-1} className="flex flex-1 flex-col">
        {children}
      </TabsContent>
    </Tabs>
  );
}

/** Another view takes the keys at once, unless something else has them. */
function leaveSpan() {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && activeElement.closest("#span")) activeElement.blur();
}
