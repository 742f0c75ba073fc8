/** Spans as a forest, in flat arrays: node numbers are positions in the input. */
export interface Tree {
  size: number;
  /** Nanoseconds after the start of the first span in the input. */
  start: Float64Array;
  end: Float64Array;
  /** All nodes, earliest start first. */
  byStart: Int32Array;
  /** −1 for a root. */
  parent: Int32Array;
  firstChild: Int32Array;
  nextSibling: Int32Array;
  depth: Int32Array;
  /** Roots first, then level by level; siblings by start. Backwards, children come before their parents. */
  order: Int32Array;
  /** True roots by start, then orphans by start, then one span of every cycle. */
  roots: number[];
  /** Has a parent that never arrived. */
  isOrphan: Uint8Array;
}

export interface Node {
  spanId: string;
  parentSpanId: string | null;
  startNs: bigint;
  endNs: bigint;
}

export function buildTree(nodes: readonly Node[]): Tree {
  const size = nodes.length;
  const zero = nodes[0]?.startNs ?? 0n;
  const start = Float64Array.from(nodes, ({ startNs }) => Number(startNs - zero));
  const byStart = Int32Array.from(nodes.keys()).sort((a, b) => at(start, a) - at(start, b) || a - b);
  const tree: Tree = {
    size,
    start,
    end: Float64Array.from(nodes, ({ endNs }) => Number(endNs - zero)),
    byStart,
    parent: new Int32Array(size).fill(-1),
    firstChild: new Int32Array(size).fill(-1),
    nextSibling: new Int32Array(size).fill(-1),
    depth: new Int32Array(size),
    order: new Int32Array(size),
    roots: [],
    isOrphan: new Uint8Array(size),
  };
  linkParents(tree, nodes);
  linkChildren(tree);
  const roots = [...byStart].filter((node) => tree.parent[node] === -1);
  tree.roots = roots.sort((a, b) => at(tree.isOrphan, a) - at(tree.isOrphan, b));
  walk(tree);
  return tree;
}

function linkParents(tree: Tree, nodes: readonly Node[]) {
  const bySpanId = new Map<string, number>();
  nodes.forEach(({ spanId }, node) => {
    if (!bySpanId.has(spanId)) bySpanId.set(spanId, node);
  });
  for (let node = 0; node < tree.size; node++) {
    const parentSpanId = nodes[node]?.parentSpanId;
    if (!parentSpanId) continue;
    const parent = bySpanId.get(parentSpanId);
    if (parent === undefined || parent === node) tree.isOrphan[node] = 1;
    else tree.parent[node] = parent;
  }
}

function linkChildren(tree: Tree) {
  for (let i = tree.size - 1; i >= 0; i--) {
    const node = at(tree.byStart, i);
    const parent = at(tree.parent, node);
    if (parent < 0) continue;
    tree.nextSibling[node] = at(tree.firstChild, parent);
    tree.firstChild[parent] = node;
  }
}

/** Fills `order` and `depth`. What no root leads to lies on a cycle, which is cut at its earliest span. */
function walk(tree: Tree) {
  const seen = new Uint8Array(tree.size);
  let end = 0;
  for (const root of tree.roots) {
    seen[root] = 1;
    tree.order[end++] = root;
  }
  let next = 0;
  for (let candidate = 0; ; candidate++) {
    for (; next < end; next++) end = visitChildren(tree, at(tree.order, next), seen, end);
    while (candidate < tree.size && seen[at(tree.byStart, candidate)]) candidate++;
    if (candidate >= tree.size) return;
    const node = at(tree.byStart, candidate);
    seen[node] = 1;
    unlink(tree, node);
    tree.roots.push(node);
    tree.order[end++] = node;
  }
}

function visitChildren(tree: Tree, node: number, seen: Uint8Array, from: number): number {
  let end = from;
  for (let child = at(tree.firstChild, node); child >= 0; child = at(tree.nextSibling, child)) {
    if (seen[child]) continue;
    seen[child] = 1;
    tree.depth[child] = at(tree.depth, node) + 1;
    tree.order[end++] = child;
  }
  return end;
}

function unlink(tree: Tree, node: number) {
  const parent = at(tree.parent, node);
  tree.parent[node] = -1;
  let previous = -1;
  for (let child = at(tree.firstChild, parent); child >= 0; child = at(tree.nextSibling, child)) {
    if (child === node) {
      if (previous < 0) tree.firstChild[parent] = at(tree.nextSibling, node);
      else tree.nextSibling[previous] = at(tree.nextSibling, node);
      tree.nextSibling[node] = -1;
      return;
    }
    previous = child;
  }
}

/** An element that is known to be there. */
export function at(array: Int32Array | Uint8Array | Float64Array, index: number): number {
  return array[index] ?? 0;
}
