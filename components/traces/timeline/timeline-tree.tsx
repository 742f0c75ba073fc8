"use client";

import { type RefObject, useRef } from "react";
import type { Chart } from "@/lib/traces/timeline/chart";
import type { TimelineMark } from "@/lib/traces/timeline/mark";
import type { Tick } from "@/lib/traces/timeline/ticks";
import type { SpanNode } from "@/lib/traces/tree";
import { focusSpan } from "../focus-view";
import { treeKeys } from "../tree/tree-keys";
import { useFirstFocus } from "../use-first-focus";
import { TimelineBackdrop } from "./timeline-backdrop";
import { timelineHeadHeight } from "./timeline-head";
import { timelineKeys } from "./timeline-keys";
import type { TimelineLayout } from "./timeline-layout";
import type { Places } from "./timeline-places";
import { TimelineRows } from "./timeline-rows";
import type { TimelineSight } from "./timeline-sight";

type Props = {
  scroller: RefObject<HTMLDivElement | null>;
  chart: Chart;
  sight: TimelineSight;
  layout: TimelineLayout;
  places: Places;
  ticks: Tick[];
  nodes: SpanNode[];
  rootCount: number;
  collapsed: ReadonlySet<string>;
  /** How often what is looked for stands in each row. */
  matchCounts: ReadonlyMap<string, number>;
  onToggle: (spanId: string) => void;
  activeId: string | undefined;
  onActive: (spanId: string) => void;
  onChoose: (spanId: string) => void;
  onCloser: (node: SpanNode) => void;
  focus: number | undefined;
  only: ReadonlySet<TimelineMark>;
  showsPath: boolean;
  seek: { index: number } | undefined;
};

/** The rows, and the keys that walk them. */
export function TimelineTree({ sight, focus, ticks, onActive, ...props }: Props) {
  const tree = useRef<HTMLDivElement>(null);
  const { chart, layout, places, nodes, activeId, collapsed, onToggle } = props;

  useFirstFocus(tree);

  const walk = treeKeys({ nodes, activeId, collapsed, onActive, onToggle, onEnter: focusSpan });

  return (
    <div
      ref={tree}
      role="tree"
      aria-label="Spans on a time axis"
      tabIndex={0}
      aria-activedescendant={activeId && `span-${activeId}`}
      onKeyDown={timelineKeys(sight, focus, walk)}
      className="group/tree relative outline-none"
    >
      <TimelineBackdrop chart={chart} layout={layout} places={places} ticks={ticks} />
      <TimelineRows {...props} headHeight={timelineHeadHeight(chart)} />
    </div>
  );
}
