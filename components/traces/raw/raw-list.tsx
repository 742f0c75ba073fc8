"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import { indexOfRow, lineCountAt, type Row, rowAt } from "@/lib/traces/raw/rows";
import type { ViewProps } from "../view-props";
import { RawContent } from "./raw-content";
import { rawKeys } from "./raw-keys";
import { RawRow, rowId } from "./raw-row";
import { useRawRows } from "./raw-rows";
import { rowHeight, useActiveRow, useSteadyTop } from "./raw-scroll";
import { useRawSpans } from "./raw-spans";

/** Spans before and after those in view that are loaded too. */
const ahead = 2;

type Props = Pick<ViewProps, "project" | "trace" | "spans" | "selectedId" | "onSelect"> & {
  folded: ReadonlySet<string>;
  onToggle: (spanId: string) => void;
};

export function RawList({ project, trace, spans, selectedId, onSelect, folded, onToggle }: Props) {
  // The virtualizer changes in place, which a memoized render would miss.
  "use no memo";
  const scroller = useRef<HTMLDivElement>(null);
  const { loaded, setLoaded, rows, width } = useRawRows(spans, folded);
  const { active, setActive, walk } = useActiveRow(scroller, rows, selectedId);
  useSteadyTop(scroller, rows);

  const virtualizer = useVirtualizer({
    count: rows.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 15,
    initialRect: { width: 600, height: 800 },
  });
  const rendered = virtualizer.getVirtualItems().map(({ index }) => index);
  const top = rowAt(rows, virtualizer.range?.startIndex ?? 0);
  const bottom = rowAt(rows, virtualizer.range?.endIndex ?? 0);
  const inView = rows.spanIds.slice(Math.max(0, placeOf(top) - ahead), placeOf(bottom) + ahead + 1);
  const wanted = inView.filter((spanId) => !folded.has(spanId));
  const failures = useRawSpans(project, trace, wanted, loaded, setLoaded);
  /** The heading of the span whose lines are at the top. */
  const sticky = top && top.line > 0 ? rows.starts[placeOf(top)] : undefined;
  const indexes = sticky === undefined ? rendered : [sticky, ...rendered.filter((index) => index !== sticky)];
  const activeIndex = active && indexOfRow(rows, active);
  const shownActive = indexes.find((index) => index === activeIndex);
  const activeRow = shownActive === undefined ? undefined : rowAt(rows, shownActive);

  function placeOf(row: Row | undefined) {
    return row ? (rows.places.get(row.spanId) ?? 0) : 0;
  }

  function click(row: Row) {
    setActive(row);
    if (row.line === 0) onSelect(row.spanId);
    // A row that has the focus itself would take it along when it is scrolled away.
    scroller.current?.focus({ preventScroll: true });
  }

  return (
    <div
      ref={scroller}
      role="tree"
      aria-label="Raw spans"
      tabIndex={0}
      aria-activedescendant={activeRow && rowId(activeRow)}
      onKeyDown={rawKeys({ rows, active, folded, onActive: walk, onToggle, onChoose: onSelect })}
      className="group/raw @container relative min-h-0 flex-1 overflow-auto outline-none [overflow-anchor:none]"
    >
      <div
        className="relative min-w-full font-mono text-sm leading-5"
        style={{ height: virtualizer.getTotalSize(), width: `${width + 10}ch` }}
      >
        {indexes.map((index) => {
          const row = rowAt(rows, index);
          const span = row && spans[placeOf(row)];
          if (!span) return null;
          const { spanId, line } = row;
          return (
            <RawRow
              key={rowId(row)}
              row={row}
              position={line || placeOf(row) + 1}
              setSize={line === 0 ? spans.length : lineCountAt(rows, row)}
              index={index === sticky ? undefined : index}
              isActive={index === activeIndex}
              isChosen={spanId === selectedId}
              isOpen={!folded.has(spanId)}
              onClick={() => click(row)}
            >
              <RawContent
                project={project}
                trace={trace}
                span={span}
                line={line}
                json={loaded.get(spanId)?.json}
                failure={failures.get(spanId)}
                isOpen={!folded.has(spanId)}
                hasButtons={spanId === active?.spanId}
                onToggle={() => onToggle(spanId)}
              />
            </RawRow>
          );
        })}
      </div>
    </div>
  );
}
