import { expect, test } from "vitest";
import type { TreeRow } from "../schema";
import { makeSpan } from "../test-rows";
import { buildTree, visibleNodes } from "../tree";
import { idleGaps, longGaps } from "./idle-gaps";
import { longestWork, ownTime, standOut, workNodes } from "./work";

function nodesOf(spans: TreeRow[]) {
  return visibleNodes(buildTree(spans.toSorted((a, b) => a.offsetMs - b.offsetMs)), new Set());
}

function span(id: string, parent: string | null, fromMs: number, toMs: number, kind: TreeRow["kind"] = "SPAN") {
  return makeSpan(id, parent, fromMs, { durationMs: toMs - fromMs, kind });
}

function gaps(spans: TreeRow[], totalMs: number) {
  return idleGaps(workNodes(nodesOf(spans)), totalMs).map(({ startMs, endMs }) => [startMs, endMs]);
}

test("where only parents wait", () => {
  const spans = [span("a", null, 0, 100), span("b", "a", 10, 20), span("c", "a", 15, 30), span("d", "a", 70, 100)];
  expect(gaps(spans, 100)).toEqual([
    [0, 10],
    [30, 70],
  ]);
});

test("a span without children is at work all its time", () => {
  expect(gaps([span("a", null, 0, 100)], 100)).toEqual([]);
});

test("a short span inside a long one does not begin a gap", () => {
  const spans = [span("a", null, 0, 100), span("b", "a", 0, 90), span("c", "a", 10, 20)];
  expect(gaps(spans, 100)).toEqual([[90, 100]]);
});

test("a tool works while it is made of smaller spans, but waits for an agent it has called", () => {
  const tool = [span("r", null, 0, 50, "AGENT"), span("t", "r", 0, 50, "TOOL"), span("http", "t", 10, 20)];
  expect(gaps(tool, 50)).toEqual([]);
  const agent = [
    span("r", null, 0, 50, "AGENT"),
    span("t", "r", 0, 50, "TOOL"),
    span("sub", "t", 0, 50, "AGENT"),
    span("llm", "sub", 10, 20, "LLM"),
  ];
  expect(gaps(agent, 50)).toEqual([
    [0, 10],
    [20, 50],
  ]);
});

test("instants and spans that end before they start fill nothing", () => {
  const spans = [span("a", null, 0, 10), span("b", "a", 5, 5), span("c", "a", 8, 6)];
  expect(gaps(spans, 10)).toEqual([
    [0, 5],
    [5, 8],
    [8, 10],
  ]);
  expect(gaps([span("a", null, 0, 0)], 0)).toEqual([]);
});

test("only long gaps are told of", () => {
  const found = [
    { startMs: 0, endMs: 19 },
    { startMs: 500, endMs: 530 },
  ];
  expect(longGaps(found, 1000)).toEqual([{ startMs: 500, endMs: 530 }]);
});

test("between short bursts over days every pause is long, and never more than can be told apart", () => {
  const day = 86_400_000;
  const bursts = Array.from({ length: 150 }, (_, i) => span(`b${i}`, "a", i * (day / 50), i * (day / 50) + 1000));
  const found = idleGaps(workNodes(nodesOf([span("a", null, 0, 3 * day), ...bursts])), 3 * day);
  expect(longGaps(found, 3 * day)).toHaveLength(150);
  const many = Array.from({ length: 300 }, (_, i) => ({ startMs: i * 100 + 1, endMs: i * 100 + 100 }));
  expect(longGaps(many, 30_000)).toHaveLength(200);
});

function marked(nodes: ReturnType<typeof nodesOf>, totalMs: number) {
  const work = workNodes(nodes);
  return [...standOut(longestWork(work), work, totalMs)].map((node) => node.span.spanId);
}

test("the longest work stands out where it takes a tenth of the time or more", () => {
  const nodes = nodesOf([
    span("a", null, 0, 100),
    span("b", "a", 0, 50),
    span("c", "a", 50, 59),
    span("d", "a", 60, 80),
    span("e", "a", 80, 95),
    span("f", "a", 85, 96),
  ]);
  expect(marked(nodes, 100)).toEqual(["b", "d", "e"]);
});

test("in a long trace it stands out by taking longer than the rest", () => {
  const steps = Array.from({ length: 100 }, (_, i) => span(`s${i}`, "a", i * 1000, i * 1000 + 900));
  const slow = span("slow", "a", 100_000, 109_000);
  expect(marked(nodesOf([span("a", null, 0, 300_000), ...steps, slow]), 300_000)).toEqual(["slow"]);
});

test("nothing stands out in a trace of one span, or of no length", () => {
  expect(marked(nodesOf([span("a", null, 0, 100)]), 100)).toEqual([]);
  expect(marked(nodesOf([span("a", null, 0, 0), span("b", "a", 0, 0)]), 0)).toEqual([]);
});

test("a span's own time is what no child took, however they overlap or stick out", () => {
  const [node] = nodesOf([
    span("a", null, 10, 100),
    span("b", "a", 0, 20),
    span("c", "a", 30, 60),
    span("d", "a", 40, 50),
    span("e", "a", 55, 70),
    span("f", "a", 90, 200),
  ]);
  expect(node?.children).toHaveLength(5);
  expect(node && ownTime(node)).toBe(30);
});
