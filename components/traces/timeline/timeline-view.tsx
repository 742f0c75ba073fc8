"use client";

import { useRef, useState } from "react";
import { cx } from "@/components/ui/cx";
import type { Chart } from "@/lib/traces/timeline/chart";
import type { TimelineMark } from "@/lib/traces/timeline/mark";
import type { Scale } from "@/lib/traces/timeline/scale";
import { axisTicks } from "@/lib/traces/timeline/ticks";
import type { Sight } from "@/lib/traces/timeline/zoom";
import type { SpanNode } from "@/lib/traces/tree";
import { useActiveSpan } from "../tree/use-active-span";
import { TimelineCursor } from "./timeline-cursor";
import { useTimelineGestures } from "./timeline-gestures";
import { TimelineHead } from "./timeline-head";
import { useTimelineLayout } from "./timeline-layout";
import { timelineMoves } from "./timeline-moves";
import { TimelinePathNote } from "./timeline-path-note";
import { timelinePlaces } from "./timeline-places";
import { useTimelineSight } from "./timeline-sight";
import { TimelineToolbar } from "./timeline-toolbar";
import { TimelineTree } from "./timeline-tree";

const tickDistance = 90;
const jumpContext = 1;

type Props = {
  chart: Chart;
  scale: Scale;
  /** The rows that are not collapsed away. */
  nodes: SpanNode[];
  rootCount: number;
  collapsed: ReadonlySet<string>;
  /** How often what is looked for stands in each row. */
  matchCounts: ReadonlyMap<string, number>;
  onToggle: (spanId: string) => void;
  /** Opens what hides a row. */
  onReveal: (node: SpanNode) => void;
  folded: boolean;
  onFold: (next: boolean) => void;
  selectedId: string | undefined;
  onSelect: (spanId: string) => void;
};

export function TimelineView({ chart, scale, nodes, folded, onFold, onReveal, selectedId, onSelect, ...tree }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const track = useRef<HTMLDivElement>(null);
  const [only, setOnly] = useState<ReadonlySet<TimelineMark>>(new Set());
  const [showsPath, setShowsPath] = useState(false);
  const [seek, setSeek] = useState<{ index: number }>();
  const sight = useTimelineSight(scale);
  const layout = useTimelineLayout(content);
  const { activeId, walk, choose } = useActiveSpan(selectedId, onSelect);
  useTimelineGestures(scroller, track, sight);

  const places = timelinePlaces(scale, sight.sight, layout.trackWidth);
  const ticks = axisTicks(scale, sight.sight, tickDistance / layout.trackWidth);
  const moves = timelineMoves(chart, scale, nodes, sight);
  const focus = moves.focusAt(activeId);
  const look = { chart, sight, layout, places };

  function scrollTo(picked: Sight) {
    const index = moves.firstRowIn(picked);
    if (index >= 0) setSeek({ index: Math.max(0, index - 1) });
  }

  function jump(node: SpanNode) {
    onReveal(node);
    choose(node.span.spanId);
    moves.approach(node, jumpContext);
  }

  function walkTo(spanId: string) {
    walk(spanId);
    moves.show(spanId);
  }

  function chooseRow(spanId: string) {
    choose(spanId);
    moves.show(spanId);
  }

  const marks = { only, onOnly: setOnly, showsPath, onPath: setShowsPath, folded, onFold };

  return (
    <div ref={frame} className="@container relative flex min-h-0 flex-1 flex-col">
      <TimelineToolbar {...look} {...marks} focus={focus} onJump={jump} />
      {showsPath && <TimelinePathNote chart={chart} />}
      <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto overflow-x-hidden">
        <div ref={content} className={cx("relative", !layout.known && "opacity-0")}>
          <TimelineHead {...look} track={track} scale={scale} ticks={ticks} onPick={scrollTo} />
          <TimelineTree
            {...look}
            {...tree}
            scroller={scroller}
            ticks={ticks}
            nodes={nodes}
            activeId={activeId}
            onActive={walkTo}
            onChoose={chooseRow}
            onCloser={moves.approach}
            focus={focus}
            only={only}
            showsPath={showsPath}
            seek={seek}
          />
        </div>
      </div>
      <TimelineCursor frame={frame} scroller={scroller} track={track} chart={chart} places={places} />
    </div>
  );
}
