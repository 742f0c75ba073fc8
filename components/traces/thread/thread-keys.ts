import type { KeyboardEvent } from "react";
import { threadRowId } from "./thread-scene";

type Row = { key: string; parent: { key: string } | null };

type Thread<R extends Row> = {
  rows: R[];
  activeKey: string | undefined;
  isOpen: (row: R) => boolean;
  canFold: (row: R) => boolean;
  onGo: (row: R) => void;
  onToggle: (row: R) => void;
  onEnter: (row: R) => void;
};

/** Arrows go from row to row, through a long one first; Enter opens the span, right and left unfold and fold. */
export function threadKeys<R extends Row>(thread: Thread<R>) {
  const { rows, activeKey, isOpen, canFold, onGo, onToggle, onEnter } = thread;

  function press(key: string, scroller: HTMLElement) {
    const index = rows.findIndex((row) => row.key === activeKey);
    const row = rows[index];
    const seen = row && inSight(row.key, scroller);

    if (key === "Home") go(rows[0]);
    else if (key === "End") go(rows.at(-1));
    else if (key === "ArrowDown" || key === "ArrowUp") {
      const step = key === "ArrowDown" ? 1 : -1;
      if (!seen) go(rows.find(({ key }) => inSight(key, scroller)) ?? rows[0]);
      else if (!scrollThrough(row.key, step, scroller)) go(rows[index + step]);
    } else if (!row) return false;
    else if (key === "Enter") onEnter(row);
    else if (key === "ArrowRight" && canFold(row) && !isOpen(row)) onToggle(row);
    else if (key === "ArrowLeft" && canFold(row) && isOpen(row)) onToggle(row);
    else if (key === "ArrowLeft" && row.parent) go(rows.find(({ key }) => key === row.parent?.key));
    else return false;
    return true;
  }

  function go(row: R | undefined) {
    if (row) onGo(row);
  }

  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.metaKey || event.ctrlKey || event.altKey || event.shiftKey || !(event.target instanceof Element)) return;
    // A button or a link inside a row has this key for itself.
    if (event.key === "Enter" && event.target.closest("button, a, summary")) return;
    if (press(event.key, event.currentTarget)) event.preventDefault();
  };
}

function inSight(key: string, scroller: HTMLElement) {
  const box = document.getElementById(threadRowId(key))?.getBoundingClientRect();
  const view = scroller.getBoundingClientRect();
  return box !== undefined && box.bottom > view.top + 8 && box.top < view.bottom - 8;
}

/** Of a row that is higher than the view, the part that is out of sight comes before the next row does. */
function scrollThrough(key: string, step: 1 | -1, scroller: HTMLElement) {
  const box = document.getElementById(threadRowId(key))?.getBoundingClientRect();
  const view = scroller.getBoundingClientRect();
  if (!box || box.height <= view.height) return false;
  const left = step === 1 ? box.bottom - view.bottom : view.top - box.top;
  if (left <= 8) return false;
  scroller.scrollBy({ top: step * Math.min(left + 8, view.height / 2) });
  return true;
}
