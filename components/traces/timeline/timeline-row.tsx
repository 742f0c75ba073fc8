import type { MouseEvent } from "react";
import { cx } from "@/components/ui/cx";
import type { Stretch } from "@/lib/traces/timeline/stretch";
import type { SpanNode } from "@/lib/traces/tree";
import { TimelineBar } from "./timeline-bar";
import { TimelineLabel } from "./timeline-label";
import type { TimelineLayout } from "./timeline-layout";
import type { Places } from "./timeline-places";

type Props = {
  node: SpanNode;
  siblings: number;
  top: number;
  layout: TimelineLayout;
  places: Places;
  active: boolean;
  open: boolean;
  matchCount: number;
  atWork: boolean;
  share: number | undefined;
  path: Stretch[] | undefined;
  /** Whether others are pointed out. */
  faint: boolean;
  onChoose: (spanId: string) => void;
  onToggle: (spanId: string) => void;
  onCloser: (node: SpanNode) => void;
};

export function TimelineRow({ node, siblings, top, layout, places, active, open, ...props }: Props) {
  const { span, depth, children } = node;
  const { stacked, rowHeight, labelWidth } = layout;

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the focus and the keys
    <div
      id={`span-${span.spanId}`}
      data-span={span.spanId}
      role="treeitem"
      tabIndex={-1}
      aria-level={depth + 1}
      aria-setsize={siblings}
      aria-posinset={node.position}
      aria-expanded={children.length > 0 ? open : undefined}
      aria-selected={active}
      onClick={() => props.onChoose(span.spanId)}
      onMouseDown={keepSelection}
      onDoubleClick={() => props.onCloser(node)}
      style={{ transform: `translateY(${top}px)`, height: rowHeight }}
      className={cx(
        "absolute top-0 left-0 w-full rounded-sm outline-none",
        active
          ? "bg-selected group-focus-visible/tree:ring-1 group-focus-visible/tree:ring-accent group-focus-visible/tree:ring-inset"
          : "hover:bg-hover/60",
      )}
    >
      <span
        className={cx("absolute left-0 flex items-center", stacked ? "top-0 h-5 w-full px-1" : "inset-y-0 pr-2 pl-1")}
        style={stacked ? undefined : { width: labelWidth }}
      >
        <TimelineLabel
          node={node}
          open={open}
          matchCount={props.matchCount}
          faint={props.faint}
          strong={props.share !== undefined}
          onToggle={() => props.onToggle(span.spanId)}
        />
      </span>
      <span
        className={cx("absolute flex items-center overflow-hidden", stacked ? "bottom-0.5 h-5" : "inset-y-0")}
        style={{ left: labelWidth, width: places.trackWidth }}
      >
        <TimelineBar
          span={span}
          places={places}
          atWork={props.atWork}
          share={props.share}
          path={props.path}
          faint={props.faint}
        />
      </span>
    </div>
  );
}

/** A double click looks closer; it should not mark a word as well. */
function keepSelection(event: MouseEvent) {
  if (event.detail > 1) event.preventDefault();
}
