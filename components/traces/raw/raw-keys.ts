import type { KeyboardEvent } from "react";
import { headingFrom, indexOfRow, type Row, type Rows, rowAt } from "@/lib/traces/raw/rows";

type List = {
  rows: Rows;
  active: Row | undefined;
  folded: ReadonlySet<string>;
  onActive: (row: Row) => void;
  onToggle: (spanId: string) => void;
  onChoose: (spanId: string) => void;
};

/** Arrows go from line to line, with Alt from span to span; left and right fold as in a tree. */
export function rawKeys({ rows, active, folded, onActive, onToggle, onChoose }: List) {
  const index = active ? (indexOfRow(rows, active) ?? -1) : -1;
  const row = rowAt(rows, Math.max(0, index));
  const isHeading = row?.line === 0;
  const isOpen = row !== undefined && !folded.has(row.spanId);

  function go(to: number | undefined) {
    const next = to === undefined ? undefined : rowAt(rows, Math.min(Math.max(0, to), rows.count - 1));
    if (next) onActive(next);
    return true;
  }

  function toggle() {
    if (row) onToggle(row.spanId);
    return true;
  }

  function press({ key, altKey, currentTarget }: KeyboardEvent) {
    if (!row) return false;
    const page = Math.max(1, Math.floor(currentTarget.clientHeight / 20) - 2);
    if (altKey) {
      if (key === "ArrowDown") return go(index < 0 ? 0 : headingFrom(rows, row, 1));
      return key === "ArrowUp" && go(headingFrom(rows, row, -1));
    }
    if (key === "ArrowDown") return go(index + 1);
    if (key === "ArrowUp") return go(index - 1);
    if (key === "PageDown") return go(index + page);
    if (key === "PageUp") return go(index - page);
    if (key === "Home") return go(0);
    if (key === "End") return go(rows.count - 1);
    if (key === "ArrowRight" && isHeading) return isOpen ? go(index + 1) : toggle();
    if (key === "ArrowLeft" && isHeading) return isOpen ? toggle() : go(headingFrom(rows, row, -1));
    // From a line the arrows scroll sideways first.
    if (key === "ArrowLeft" && currentTarget.scrollLeft === 0) return go(indexOfRow(rows, { ...row, line: 0 }));
    if (key === "Enter") onChoose(row.spanId);
    return key === "Enter";
  }

  return (event: KeyboardEvent) => {
    const isOnButton = event.target instanceof Element && event.target.closest("a, button");
    if (event.metaKey || event.ctrlKey || isOnButton) return;
    if (press(event)) event.preventDefault();
  };
}
