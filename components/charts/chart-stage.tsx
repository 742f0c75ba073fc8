"use client";

import type { Route } from "next";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, type MouseEvent, type PointerEvent, useRef, useState } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { useRangeDrag } from "@/components/ui/use-range-drag";
import { type ChartMark, type ChartRow, chartFrame } from "./chart-data";
import { ChartOverlay } from "./chart-overlay";
import type { ChartPlotProps } from "./chart-plot";
import { stretchLabel } from "./time-ticks";

const ChartPlot = dynamic(() => import("./chart-plot").then((plot) => plot.ChartPlot), {
  ssr: false,
  loading: () => <Skeleton className="h-full w-full" />,
});

export type ChartStageProps = Omit<ChartPlotProps, "onPick"> & {
  title: string;
  marks: ChartMark[];
  format: (value: number | null) => string;
  /** The row that is looked at, here or in a chart beside this one. */
  active: number | undefined;
  onActive: (index: number | undefined) => void;
  onZoom: (from: string, to: string) => void;
  /** Where the runs of a row are listed; of one series alone, if it is told. */
  address: (row: ChartRow, series?: string) => Route;
};

/**
 * A chart and what is done with it: reading by hover or by the arrow keys, a click or Enter for the traces behind a
 * row, a drag or Shift with the arrows for a shorter time. To a screen reader it is a slider over time.
 */
export function ChartStage({ title, marks, format, active, onActive, onZoom, address, ...plot }: ChartStageProps) {
  const { rows, series } = plot;
  const router = useRouter();
  const picked = useRef<string>(undefined);
  const tapped = useRef<number>(undefined);
  const [reads, setReads] = useState<"pointer" | "keys">();
  const [anchor, setAnchor] = useState<number>();
  const last = rows.length - 1;
  const at = (event: PointerEvent<HTMLElement>) => rowAt(event, rows.length);
  const drag = useRangeDrag({ at, onChoose: zoom });
  const row = active === undefined ? undefined : rows[active];
  const byKeys = anchor === undefined || active === undefined ? undefined : sorted(anchor, active);
  const chosen = drag.range ?? byKeys;

  function zoom(first: number, end: number) {
    const [from, to] = [rows[first]?.from, rows[end]?.to];
    setAnchor(undefined);
    onActive(undefined);
    if (from && to) onZoom(from, to);
  }

  /** A finger has no hover: its first tap reads, the next one on the same row opens. */
  function onClick(event: MouseEvent) {
    const isFirstTap = isTouch(event.nativeEvent) && tapped.current !== active;
    tapped.current = active;
    if (!drag.wasDrag() && !isFirstTap) open();
  }

  function open() {
    if (row) router.push(address(row, picked.current));
    picked.current = undefined;
  }

  function onKeyDown(event: KeyboardEvent) {
    const to = targetOf(event.key, active, last);
    if (to !== undefined) {
      setAnchor(event.shiftKey ? (anchor ?? active ?? last) : undefined);
      setReads("keys");
      onActive(to);
    } else if (event.key === "Enter") {
      if (byKeys) zoom(...byKeys);
      else open();
    } else if (event.key === "Escape" && active !== undefined) {
      setAnchor(undefined);
      onActive(undefined);
    } else return;
    event.preventDefault();
  }

  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={`${title} over time`}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, last)}
      aria-valuenow={Math.max(0, active ?? last)}
      aria-valuetext={sentence(row ?? rows[last], series, format)}
      aria-keyshortcuts="Enter"
      onKeyDown={onKeyDown}
      onBlur={() => {
        setReads(undefined);
        setAnchor(undefined);
        onActive(undefined);
      }}
      onPointerMove={(event) => {
        setReads("pointer");
        onActive(at(event));
      }}
      onPointerLeave={(event) => {
        if (isTouch(event.nativeEvent)) return;
        setReads(undefined);
        onActive(undefined);
      }}
      onClick={onClick}
      className="relative h-full cursor-pointer touch-pan-y select-none rounded-sm"
      {...drag.handlers}
    >
      <ChartPlot
        {...plot}
        onPick={(key) => {
          picked.current = key;
        }}
      />
      <ChartOverlay
        rows={rows}
        series={series}
        marks={marks}
        format={format}
        active={active}
        chosen={chosen}
        hint={reads && hints[reads][chosen ? "chosen" : "row"]}
      />
    </div>
  );
}

const hints = {
  pointer: { row: "Click for the traces, drag to zoom", chosen: "Release to zoom in, Esc to let go" },
  keys: { row: "Enter for the traces, Shift and an arrow to zoom", chosen: "Enter to zoom in, Esc to let go" },
};

function isTouch(event: Event) {
  return event instanceof window.PointerEvent && event.pointerType === "touch";
}

function rowAt({ currentTarget, clientX }: PointerEvent<HTMLElement>, count: number) {
  const box = currentTarget.getBoundingClientRect();
  const width = box.width - chartFrame.left - chartFrame.right;
  const index = Math.floor(((clientX - box.left - chartFrame.left) / width) * count);
  return Math.min(count - 1, Math.max(0, index));
}

function targetOf(key: string, active: number | undefined, last: number) {
  if (key === "ArrowLeft") return active === undefined ? last : Math.max(0, active - 1);
  if (key === "ArrowRight") return active === undefined ? 0 : Math.min(last, active + 1);
  if (key === "Home") return 0;
  return key === "End" ? last : undefined;
}

function sorted(a: number, b: number): [number, number] {
  return [Math.min(a, b), Math.max(a, b)];
}

function sentence(row: ChartRow | undefined, series: ChartStageProps["series"], format: ChartStageProps["format"]) {
  if (!row) return "No data";
  const values = series.map(({ key, label }) => `${label} ${format(row.values[key] ?? null)}`);
  return `${stretchLabel(row)}: ${values.join(", ")}`;
}
