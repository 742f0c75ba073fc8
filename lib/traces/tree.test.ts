import { expect, test } from "vitest";
import { makeSpan } from "./test-rows";
import { buildTree, type SpanNode, visibleNodes } from "./tree";

const none = new Set<string>();

/** "a(b(d) c)" */
function drawn(nodes: SpanNode[]): string {
  return nodes
    .map(({ span, children }) => (children.length ? `${span.spanId}(${drawn(children)})` : span.spanId))
    .join(" ");
}

test("children hang below their parent, whatever order they came in", () => {
  const tree = buildTree([makeSpan("d", "b", 3), makeSpan("b", "a", 1), makeSpan("a", null, 0), makeSpan("c", "a", 2)]);
  expect(drawn(tree)).toBe("a(b(d) c)");
  expect(visibleNodes(tree, none).map((node) => node.depth)).toEqual([0, 1, 2, 1]);
});

test("several roots stand side by side, in order of time", () => {
  expect(drawn(buildTree([makeSpan("late", null, 9), makeSpan("early", null, 1)]))).toBe("early late");
});

test("a span whose parent has not come is a root, and says so", () => {
  const tree = buildTree([makeSpan("a", null, 0), makeSpan("x", "missing", 5), makeSpan("y", "x", 6)]);
  expect(drawn(tree)).toBe("a x(y)");
  expect(tree.map((node) => node.detached)).toEqual([false, true]);
});

test("a circle is cut at its first span, and no span is lost", () => {
  const tree = buildTree([makeSpan("a", "c", 0), makeSpan("b", "a", 1), makeSpan("c", "b", 2), makeSpan("d", "c", 3)]);
  expect(drawn(tree)).toBe("a(b(c(d)))");
  expect(tree[0]?.detached).toBe(true);
});

test("a span that names itself as its parent is a root", () => {
  expect(drawn(buildTree([makeSpan("a", "a"), makeSpan("b", "a")]))).toBe("a(b)");
});

test("a chain deeper than the call stack is drawn", () => {
  const spans = Array.from({ length: 20_000 }, (_, i) => makeSpan(`s${i}`, i ? `s${i - 1}` : null, i));
  expect(visibleNodes(buildTree(spans), none)).toHaveLength(20_000);
});

test("what lies below a collapsed span is not in sight", () => {
  const tree = buildTree([makeSpan("a", null), makeSpan("b", "a"), makeSpan("c", "b"), makeSpan("d", "a")]);
  expect(visibleNodes(tree, new Set(["b"])).map((node) => node.span.spanId)).toEqual(["a", "b", "d"]);
});
