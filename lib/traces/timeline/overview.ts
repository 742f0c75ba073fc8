import type { SpanNode } from "../tree";
import { markOf, type TimelineMark, timelineMarks } from "./mark";
import { type Scale, toAxis } from "./scale";
import { stretchOf } from "./stretch";

const columns = 400;
const lanes = 18;
const fewestLanes = 6;

/** The whole trace drawn small: the outline of what each mark covers, as an SVG path in a box of 1 by 1. */
type Overview = { mark: TimelineMark; atWork: boolean; path: string }[];

/** Rows share a lane where there are more than fit; where spans share a spot, work wins over those that wait for it. */
export function drawOverview(nodes: SpanNode[], work: ReadonlySet<SpanNode>, scale: Scale): Overview {
  const layers = timelineMarks.flatMap((mark) => [true, false].map((atWork) => ({ mark, atWork, path: "" })));
  const height = Math.min(lanes, Math.max(fewestLanes, nodes.length));
  const cells = new Uint8Array(height * columns);

  for (const atWork of [false, true]) {
    nodes.forEach((node, row) => {
      if (work.has(node) !== atWork) return;
      const { startMs, endMs } = stretchOf(node);
      const lane = nodes.length > height ? Math.floor((row / nodes.length) * height) : row;
      const first = Math.min(columns - 1, Math.floor((toAxis(scale, startMs) / scale.length) * columns));
      const last = Math.min(columns, Math.ceil((toAxis(scale, endMs) / scale.length) * columns));
      const layer = timelineMarks.indexOf(markOf(node.span)) * 2 + (atWork ? 0 : 1);
      cells.fill(layer + 1, lane * columns + first, lane * columns + Math.max(first + 1, last));
    });
  }
  for (const { layer, column, lane, width } of runs(cells)) {
    const drawn = layers[layer];
    if (drawn) drawn.path += box(column / columns, lane / height, width / columns, 0.75 / height);
  }
  return layers.filter(({ path }) => path);
}

/** Neighbouring cells of one layer. */
function* runs(cells: Uint8Array) {
  for (let from = 0, to = 0; from < cells.length; from = to) {
    const lane = Math.floor(from / columns);
    for (to = from + 1; to < (lane + 1) * columns && cells[to] === cells[from]; ) to++;
    const layer = (cells[from] ?? 0) - 1;
    if (layer >= 0) yield { layer, lane, column: from % columns, width: to - from };
  }
}

function box(x: number, y: number, width: number, height: number) {
  return `M${x} ${y.toFixed(4)}h${width}v${height.toFixed(4)}H${x}z`;
}
