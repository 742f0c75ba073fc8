import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import type { Row } from "@/lib/traces/raw/rows";
import { rowHeight } from "./raw-scroll";

type Props = {
  row: Row;
  /** Which it is of how many: of the spans, or of its span's lines. */
  position: number;
  setSize: number;
  /** Undefined for the heading that stays at the top. */
  index: number | undefined;
  isActive: boolean;
  isChosen: boolean;
  isOpen: boolean;
  onClick: () => void;
  children: ReactNode;
};

export function rowId({ spanId, line }: Row) {
  return `raw-${spanId}-${line}`;
}

export function RawRow({ row, position, setSize, index, isActive, isChosen, isOpen, onClick, children }: Props) {
  const isHeading = row.line === 0;

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the focus and the keys
    <div
      id={rowId(row)}
      role="treeitem"
      tabIndex={-1}
      aria-level={isHeading ? 1 : 2}
      aria-setsize={setSize}
      aria-posinset={position}
      aria-expanded={isHeading ? isOpen : undefined}
      aria-selected={isActive}
      onClick={onClick}
      style={index === undefined ? undefined : { transform: `translateY(${index * rowHeight}px)` }}
      className={cx(
        "top-0 left-0 flex h-5 w-full whitespace-pre outline-none",
        index === undefined ? "sticky z-1" : "absolute",
        isHeading ? "border-line border-b bg-sunken hover:bg-hover" : "bg-panel",
        isChosen && isHeading && "bg-selected hover:bg-selected",
        isActive &&
          "group-focus-visible/raw:outline group-focus-visible/raw:-outline-offset-1 group-focus-visible/raw:outline-accent",
      )}
    >
      {children}
    </div>
  );
}
