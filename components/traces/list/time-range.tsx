"use client";

import { Calendar } from "lucide-react";
import { useState, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { isCustom, type Range, rangeNames, ranges, traceFilter } from "@/lib/traces/filter";
import { useUrlState } from "@/lib/url-state";
import { CustomRange } from "./custom-range";
import { rangeLabel } from "./range-label";

const never = () => () => undefined;

type Props = {
  /** What the screen shows where the address asks for no range. */
  atFirst?: Range;
};

export function TimeRange({ atFirst = "24h" }: Props) {
  const [filter, setFilter] = useUrlState(
    traceFilter.extend({ range: traceFilter.shape.range.unwrap().catch(atFirst) }),
  );
  const [open, setOpen] = useState(false);
  const custom = isCustom(filter);
  // Only the browser knows the zone to tell the times in.
  const customLabel = useSyncExternalStore(
    never,
    () => rangeLabel(filter),
    () => "Custom range",
  );

  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      align="end"
      label="Time range"
      trigger={
        <Button>
          <Calendar aria-hidden /> {custom ? customLabel : ranges[filter.range].label}
        </Button>
      }
    >
      <div className="flex flex-col gap-3 sm:flex-row">
        <div className="flex flex-col">
          {rangeNames.map((name) => (
            <Button
              key={name}
              variant="quiet"
              aria-pressed={!custom && filter.range === name}
              className="justify-start aria-pressed:bg-hover aria-pressed:font-medium aria-pressed:text-fg"
              onClick={() => {
                setFilter({ range: name, from: undefined, to: undefined });
                setOpen(false);
              }}
            >
              {ranges[name].label}
            </Button>
          ))}
        </div>
        <CustomRange
          from={filter.from}
          to={filter.to}
          onChange={(from, to) => {
            setFilter({ from, to });
            setOpen(false);
          }}
        />
      </div>
    </Popover>
  );
}
