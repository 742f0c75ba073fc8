import type { Chart } from "@/lib/traces/timeline/chart";
import { type Scale, toAxis } from "@/lib/traces/timeline/scale";
import { stretchOf } from "@/lib/traces/timeline/stretch";
import { around, focusOf, reveal, type Sight } from "@/lib/traces/timeline/zoom";
import type { SpanNode } from "@/lib/traces/tree";
import type { TimelineSight } from "./timeline-sight";

/** How what is in sight follows the spans, and the rows what is in sight. */
export function timelineMoves(chart: Chart, scale: Scale, nodes: SpanNode[], sight: TimelineSight) {
  function ends(node: SpanNode): [number, number] {
    const { startMs, endMs } = stretchOf(node);
    return [toAxis(scale, startMs), toAxis(scale, endMs)];
  }

  function find(spanId: string | undefined) {
    return nodes.find(({ span }) => span.spanId === spanId);
  }

  return {
    /** Brings a span's bar in where one is zoomed in elsewhere. */
    show(spanId: string) {
      const node = find(spanId);
      if (node && sight.zoomed) sight.change((now, length) => reveal(now, ...ends(node), length));
    },

    /** Zooms to a span; `context` is how much there should be on each side of it, in lengths of its bar. */
    approach(node: SpanNode, context?: number) {
      sight.change((_, length) => around(...ends(node), length, context));
    },

    /** Where the keys zoom: at what can be seen of this span. */
    focusAt(spanId: string | undefined) {
      const node = find(spanId);
      return node && focusOf(sight.sight, ...ends(node));
    },

    /** The first row with work in a part of the axis, -1 where there is none. */
    firstRowIn({ from, to }: Sight) {
      return nodes.findIndex((node) => chart.work.has(node) && ends(node)[0] <= to && ends(node)[1] >= from);
    },
  };
}
