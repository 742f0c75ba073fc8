"use client";

import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
import { indexOfRow, type Row, type Rows, rowAt } from "@/lib/traces/raw/rows";
import { useFirstFocus } from "../use-first-focus";

type Scroller = RefObject<HTMLDivElement | null>;

export const rowHeight = 20;

/** The row at the top stays there when what is above it turns out longer or shorter. */
export function useSteadyTop(scroller: Scroller, rows: Rows) {
  const before = useRef(rows);

  // The scroll position is outside React.
  useLayoutEffect(() => {
    const element = scroller.current;
    const was = before.current;
    before.current = rows;
    if (!element || was === rows) return;
    const index = Math.floor(element.scrollTop / rowHeight);
    const top = rowAt(was, index);
    const now = top && indexOfRow(rows, top);
    if (now !== undefined && now !== index) element.scrollTop += (now - index) * rowHeight;
  }, [rows, scroller]);
}

/** The row that the keys are at. It, and the view, go to a span that is chosen elsewhere. */
export function useActiveRow(scroller: Scroller, rows: Rows, selectedId: string | undefined) {
  const [active, setActive] = useState<Row>();

  const follow = useEffectEvent((chosenId: string | undefined) => {
    if (!chosenId || active?.spanId === chosenId) return;
    const heading = { spanId: chosenId, line: 0 };
    setActive(heading);
    revealRow(scroller.current, rows, heading, "top");
  });

  // The scroll position is outside React.
  useEffect(() => follow(selectedId), [selectedId]);

  useFirstFocus(scroller);

  function walk(row: Row) {
    setActive(row);
    revealRow(scroller.current, rows, row);
  }

  return { active, setActive, walk };
}

/** Brings a row into view, below the heading that stays at the top. */
function revealRow(scroller: HTMLDivElement | null, rows: Rows, row: Row, where: "near" | "top" = "near") {
  const index = indexOfRow(rows, row);
  if (!scroller || index === undefined) return;
  const top = index * rowHeight;
  const first = row.line === 0 ? top : top - rowHeight;
  if (where === "top" || first < scroller.scrollTop) scroller.scrollTop = first;
  else scroller.scrollTop = Math.max(scroller.scrollTop, top + rowHeight - scroller.clientHeight);
}
