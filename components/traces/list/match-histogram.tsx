"use client";

import { useQuery } from "@tanstack/react-query";
import { ZoomOut } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { Skeleton } from "@/components/ui/skeleton";
import { useMedia } from "@/components/ui/use-media";
import { isCustom, ranges, type TraceFilter, traceFilter } from "@/lib/traces/filter";
import { traceOptions } from "@/lib/traces/options";
import { useUrlState } from "@/lib/url-state";
import { MatchBars } from "./match-bars";

type Props = { project: string; filter: TraceFilter; live: boolean };

/** When what the list shows happened, and how much of it failed. On a phone there is no room for it, nor is it fetched. */
export function MatchHistogram({ project, filter, live }: Props) {
  const isWide = useMedia("(min-width: 48rem)");
  const [, setFilter] = useUrlState(traceFilter);
  const { data, isError, isPlaceholderData, refetch } = useQuery({
    ...traceOptions.timeline(project, filter, live),
    enabled: isWide,
  });

  const whole = ranges[filter.range].label.toLowerCase();

  return (
    <section
      aria-label="Matches over time"
      className="flex h-[74px] shrink-0 gap-2 border-line border-b px-3 pt-2 pb-1 max-md:hidden"
    >
      <div className={cx("min-w-0 flex-1", isPlaceholderData && "opacity-60")}>
        {data ? (
          <MatchBars timeline={data} onZoom={(from, to) => setFilter({ from, to }, "push")} />
        ) : isError ? (
          <p role="alert" className="flex h-full items-center justify-center gap-3 text-fg-2 text-sm">
            The matches over time could not be loaded.
            <Button size="sm" onClick={() => refetch()}>
              Try again
            </Button>
          </p>
        ) : (
          <Skeleton className="h-11 w-full" />
        )}
      </div>
      {isCustom(filter) && (
        <Button
          size="icon-sm"
          aria-label={`Zoom out to ${whole}`}
          title={`Zoom out to ${whole}; going back undoes one zoom at a time`}
          onClick={() => setFilter({ from: undefined, to: undefined }, "push")}
        >
          <ZoomOut />
        </Button>
      )}
    </section>
  );
}
