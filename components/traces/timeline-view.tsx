"use client";

import { useEffect, useRef, useState } from "react";
import { cx } from "@/components/ui/cx";
import type { Chart } from "@/lib/traces/timeline/chart";
import type { TimelineMark } from "@/lib/traces/timeline/mark";
import { type Scale, toAxis } from "@/lib/traces/timeline/scale";
import { axisTicks } from "@/lib/traces/timeline/ticks";
import { around, focusOf, reveal, type Sight } from "@/lib/traces/timeline/zoom";
import type { SpanNode } from "@/lib/traces/tree";
import { TimelineBackdrop } from "./timeline-backdrop";
import { TimelineCursor } from "./timeline-cursor";
import { useTimelineGestures } from "./timeline-gestures";
import { TimelineHead, timelineHeadHeight } from "./timeline-head";
import { timelineKeys } from "./timeline-keys";
import { useTimelineLayout } from "./timeline-layout";
import { TimelinePathNote } from "./timeline-path-note";
import { timelinePlaces } from "./timeline-places";
import { TimelineRows } from "./timeline-rows";
import { useTimelineSight } from "./timeline-sight";
import { TimelineToolbar } from "./timeline-toolbar";
import { treeKeys } from "./tree-keys";
import { useActiveSpan } from "./use-active-span";

const tickDistance = 90;
const rowsBefore = 1;
const contextFactor = 1;

type Props = {
  chart: Chart;
  scale: Scale;
  /** The rows in sight. */
  nodes: SpanNode[];
  rootCount: number;
  collapsed: ReadonlySet<string>;
  onToggle: (spanId: string) => void;
  folded: boolean;
  onFold: (next: boolean) => void;
  /** Opens what hides a row. */
  onReveal: (node: SpanNode) => void;
  selectedId: string | undefined;
  onSelect: (spanId: string) => void;
};

export function TimelineView({ chart, scale, nodes, rootCount, collapsed, onToggle, ...props }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const track = useRef<HTMLDivElement>(null);
  const tree = useRef<HTMLDivElement>(null);
  const [only, setOnly] = useState<ReadonlySet<TimelineMark>>(new Set());
  const [showsPath, setShowsPath] = useState(false);
  const [seek, setSeek] = useState<{ index: number }>();
  const sight = useTimelineSight(scale);
  const layout = useTimelineLayout(content);
  const { activeId, walk, choose } = useActiveSpan(props.selectedId, props.onSelect);
  useTimelineGestures(scroller, track, sight);

  // The focus is outside React: where nothing has it yet, the arrows should walk the spans at once.
  useEffect(() => {
    if (document.activeElement?.matches("body, [role=dialog]")) tree.current?.focus({ preventScroll: true });
  }, []);

  const places = timelinePlaces(scale, sight.sight, layout.trackWidth);
  const ticks = axisTicks(scale, sight.sight, tickDistance / layout.trackWidth);

  function ends({ span }: SpanNode): [number, number] {
    return [toAxis(scale, span.offsetMs), toAxis(scale, span.offsetMs + span.durationMs)];
  }

  function show(spanId: string) {
    const node = nodes.find(({ span }) => span.spanId === spanId);
    if (node && sight.zoomed) sight.change((now, length) => reveal(now, ...ends(node), length));
  }

  const active = nodes.find(({ span }) => span.spanId === activeId);
  const focus = active && focusOf(sight.sight, ...ends(active));

  function scrollTo({ from, to }: Sight) {
    const index = nodes.findIndex((node) => chart.work.has(node) && ends(node)[0] <= to && ends(node)[1] >= from);
    if (index >= 0) setSeek({ index: Math.max(0, index - rowsBefore) });
  }

  function jump(node: SpanNode) {
    props.onReveal(node);
    choose(node.span.spanId);
    sight.change((_, length) => around(...ends(node), length, contextFactor));
  }

  function onActive(spanId: string) {
    walk(spanId);
    show(spanId);
  }

  return (
    <div ref={frame} className="@container relative flex min-h-0 flex-1 flex-col">
      <TimelineToolbar
        chart={chart}
        sight={sight}
        focus={focus}
        shownMs={places.msAt(places.trackWidth) - places.msAt(0)}
        stacked={layout.stacked}
        only={only}
        onOnly={setOnly}
        showsPath={showsPath}
        onPath={setShowsPath}
        folded={props.folded}
        onFold={props.onFold}
        onJump={jump}
      />
      {showsPath && <TimelinePathNote chart={chart} />}
      <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto overflow-x-hidden">
        <div ref={content} className={cx("relative", !layout.known && "opacity-0")}>
          <TimelineHead
            track={track}
            chart={chart}
            scale={scale}
            sight={sight}
            layout={layout}
            places={places}
            ticks={ticks}
            onPick={scrollTo}
          />
          <div
            ref={tree}
            role="tree"
            aria-label="Spans on a time axis"
            tabIndex={0}
            aria-activedescendant={activeId && `span-${activeId}`}
            onKeyDown={timelineKeys(
              sight,
              focus,
              treeKeys({ nodes, activeId, collapsed, onActive, onToggle, onEnter: focusSpan }),
            )}
            className="group/tree relative outline-none"
          >
            <TimelineBackdrop chart={chart} layout={layout} places={places} ticks={ticks} />
            <TimelineRows
              scroller={scroller}
              nodes={nodes}
              rootCount={rootCount}
              chart={chart}
              layout={layout}
              places={places}
              headHeight={timelineHeadHeight(chart)}
              activeId={activeId}
              collapsed={collapsed}
              only={only}
              showsPath={showsPath}
              seek={seek}
              onChoose={(spanId) => {
                choose(spanId);
                show(spanId);
              }}
              onToggle={onToggle}
              onCloser={(node) => sight.change((_, length) => around(...ends(node), length))}
            />
          </div>
        </div>
      </div>
      <TimelineCursor frame={frame} scroller={scroller} track={track} chart={chart} places={places} />
    </div>
  );
}

function focusSpan() {
  document.getElementById("span")?.focus();
}
