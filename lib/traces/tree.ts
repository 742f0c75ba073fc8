import type { TreeRow } from "./schema";

export type SpanNode = {
  span: TreeRow;
  depth: number;
  parent: SpanNode | null;
  children: SpanNode[];
  /** Among its siblings, from 1. */
  position: number;
  /** Its parent has not come (yet), or would make a circle. */
  detached: boolean;
};

/** Spans as a forest, in order of time. Every span is in it exactly once, whatever the parent ids say. */
export function buildTree(spans: TreeRow[]): SpanNode[] {
  const ids = new Set(spans.map((span) => span.spanId));
  const children = new Map<string | null, TreeRow[]>();
  for (const span of spans) {
    const parent = span.parentSpanId && ids.has(span.parentSpanId) ? span.parentSpanId : null;
    const siblings = children.get(parent);
    if (siblings) siblings.push(span);
    else children.set(parent, [span]);
  }
  const placed = new Map<string, SpanNode>();
  const roots: SpanNode[] = [];

  // Spans in a circle hang from no root: the earliest of them becomes one.
  for (const span of [...(children.get(null) ?? []), ...spans]) {
    if (!placed.has(span.spanId)) roots.push(place(span, children, placed));
  }
  roots.sort((a, b) => a.span.offsetMs - b.span.offsetMs);
  roots.forEach((root, index) => {
    root.position = index + 1;
  });
  return roots;
}

/** A span and all below it, parents first. Without recursion: a trace may be deeper than the stack. */
function place(root: TreeRow, children: Map<string | null, TreeRow[]>, placed: Map<string, SpanNode>) {
  const first = makeNode(root, null);
  placed.set(root.spanId, first);
  const queue = [first];

  for (const parent of queue) {
    for (const span of children.get(parent.span.spanId) ?? []) {
      if (placed.has(span.spanId)) continue;
      const node = makeNode(span, parent);
      placed.set(span.spanId, node);
      parent.children.push(node);
      queue.push(node);
    }
  }
  return first;
}

function makeNode(span: TreeRow, parent: SpanNode | null): SpanNode {
  return {
    span,
    depth: parent ? parent.depth + 1 : 0,
    parent,
    children: [],
    position: parent ? parent.children.length + 1 : 1,
    detached: parent === null && span.parentSpanId !== null,
  };
}

/** The rows in sight: everything but what lies below a collapsed span. */
export function visibleNodes(roots: SpanNode[], collapsed: ReadonlySet<string>): SpanNode[] {
  const rows: SpanNode[] = [];
  const stack = roots.toReversed();
  for (let node = stack.pop(); node; node = stack.pop()) {
    rows.push(node);
    if (!collapsed.has(node.span.spanId)) stack.push(...node.children.toReversed());
  }
  return rows;
}
