import { expect, test } from "vitest";
import type { TreeRow } from "../schema";
import { makeSpan } from "../test-rows";
import { buildTree, visibleNodes } from "../tree";
import { criticalPath, pathTimes } from "./critical-path";
import { workNodes } from "./work";

function span(id: string, parent: string | null, fromMs: number, toMs: number, more: Partial<TreeRow> = {}) {
  return makeSpan(id, parent, fromMs, { durationMs: toMs - fromMs, ...more });
}

/** "a 0–2, b 2–8", with "–" for nobody. */
function walked(spans: TreeRow[]) {
  const sorted = spans.toSorted((a, b) => a.offsetMs - b.offsetMs);
  const totalMs = Math.max(...spans.map((row) => row.offsetMs + row.durationMs));
  return criticalPath(buildTree(sorted), totalMs)
    .map(({ node, startMs, endMs }) => `${node?.span.spanId ?? "nobody"} ${startMs}–${endMs}`)
    .join(", ");
}

test("a single span is its own path", () => {
  expect(walked([span("a", null, 0, 5)])).toBe("a 0–5");
});

test("children one after the other, and what the parent does between them", () => {
  expect(walked([span("a", null, 0, 10), span("b", "a", 1, 4), span("c", "a", 6, 9)])).toBe(
    "a 0–1, b 1–4, a 4–6, c 6–9, a 9–10",
  );
});

test("back to back, where one ends at the very moment the next starts", () => {
  expect(walked([span("a", null, 0, 10), span("b", "a", 0, 5), span("c", "a", 5, 10)])).toBe("b 0–5, c 5–10");
});

test("of parallel children only the one that finished last", () => {
  expect(walked([span("a", null, 0, 10), span("b", "a", 1, 9), span("c", "a", 1, 6), span("d", "a", 1, 3)])).toBe(
    "a 0–1, b 1–9, a 9–10",
  );
});

test("through nested children", () => {
  expect(walked([span("a", null, 0, 10), span("b", "a", 2, 8), span("c", "b", 3, 7), span("d", "c", 3, 4)])).toBe(
    "a 0–2, b 2–3, d 3–4, c 4–7, b 7–8, a 8–10",
  );
});

test("a model call whose streamed tool call began before it ended has led to the tool", () => {
  expect(
    walked([span("a", null, 0, 20), span("early", "a", 0, 1), span("llm", "a", 2, 8), span("tool", "a", 6, 18)]),
  ).toBe("early 0–1, a 1–2, llm 2–6, tool 6–18, a 18–20");
});

test("but not something that runs beside everything", () => {
  expect(walked([span("a", null, 0, 20), span("watch", "a", 0, 19), span("b", "a", 1, 9), span("c", "a", 9, 20)])).toBe(
    "a 0–1, b 1–9, c 9–20",
  );
});

test("a child that outlives its parent and ends the trace is on it", () => {
  expect(walked([span("a", null, 0, 10), span("b", "a", 8, 30)])).toBe("a 0–8, b 8–30");
  expect(walked([span("a", null, 0, 10), span("b", "a", 20, 30)])).toBe("a 0–10, nobody 10–20, b 20–30");
});

test("a child left behind by a parent that others followed is not", () => {
  expect(walked([span("r", null, 0, 100), span("a", "r", 0, 10), span("b", "a", 5, 60), span("c", "r", 10, 100)])).toBe(
    "a 0–10, c 10–100",
  );
});

test("children that start before their parent are cut at its start", () => {
  expect(walked([span("r", null, 0, 10), span("a", "r", 4, 10), span("b", "a", 2, 8)])).toBe("r 0–4, b 4–8, a 8–10");
});

test("several roots, with nobody between them", () => {
  expect(walked([span("a", null, 0, 3), span("x", "missing", 5, 9)])).toBe("a 0–3, nobody 3–5, x 5–9");
});

test("instants and spans that end before they start take no time, and stop nothing", () => {
  const spans = [span("a", null, 0, 10), span("b", "a", 2, 6), span("i", "a", 6, 6), span("n", "a", 6, 4)];
  expect(walked(spans)).toBe("a 0–2, b 2–6, a 6–10");
  expect(walked([span("a", null, 0, 0)])).toBe("");
});

test("the parts follow each other without a hole, whatever the trace", () => {
  let seed = 7;
  const random = () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  for (let round = 0; round < 200; round++) {
    const spans = Array.from({ length: 30 }, (_, index) => {
      const fromMs = Math.floor(random() * 100);
      const parent = index && random() < 0.9 ? `s${Math.floor(random() * index)}` : null;
      return span(`s${index}`, parent, fromMs, fromMs + Math.floor(random() * 60) - 5);
    }).sort((a, b) => a.offsetMs - b.offsetMs);
    const parts = criticalPath(buildTree(spans), 200);
    let atMs = 0;
    for (const { startMs, endMs } of parts) {
      expect(startMs).toBe(atMs);
      expect(endMs).toBeGreaterThan(startMs);
      atMs = endMs;
    }
    expect(atMs).toBe(200);
  }
});

test("ten thousand spans are walked in no time, flat and deep", () => {
  const flat = Array.from({ length: 10_000 }, (_, i) => span(`s${i}`, i ? "s0" : null, i, i ? i + 1 : 10_000));
  const deep = Array.from({ length: 10_000 }, (_, i) => span(`s${i}`, i ? `s${i - 1}` : null, i, 20_000 - i));
  const began = performance.now();
  expect(criticalPath(buildTree(flat), 10_000)).toHaveLength(10_000);
  expect(criticalPath(buildTree(deep), 20_000)).toHaveLength(19_999);
  expect(performance.now() - began).toBeLessThan(1500);
});

test("the time on the path, by what was at work", () => {
  const roots = buildTree([
    span("a", null, 0, 100, { kind: "AGENT" }),
    span("llm", "a", 0, 40, { kind: "LLM" }),
    span("mcp", "a", 50, 80, { kind: "TOOL", mcpServer: "github" }),
    span("http", "mcp", 60, 70),
  ]);
  const times = pathTimes(criticalPath(roots, 100), workNodes(visibleNodes(roots, new Set())));
  expect(times).toEqual([
    ["model", 40],
    ["waiting", 30],
    ["mcp", 20],
    ["other", 10],
  ]);
});
