import { grouped } from "../grouped";
import type { CountedSpan } from "./counting";
import { at, type Tree } from "./tree";

export interface Twins {
  /** Model calls that another scope's span already counts. */
  calls: Set<number>;
  tools: Set<number>;
  /** Counted call → its other description. */
  costs: Map<number, CountedSpan>;
}

/**
 * Two instrumentations of one program describe the same call: spans of different scopes that overlap in time and carry
 * the same token counts (or the same tool call id). The deeper one counts, for it knows its agent best.
 */
export function findDuplicates(tree: Tree, spans: readonly CountedSpan[], carriers: boolean[]): Twins {
  const twins: Twins = { calls: new Set(), tools: new Set(), costs: new Map() };
  if (spans.every(({ scope }) => scope === spans[0]?.scope)) return twins;
  const calls = groupBy(tree, (node) => (carriers[node] ? tokenKey(spans[node]) : null));
  for (const group of calls) {
    pair(tree, spans, group, (kept, twin) => {
      twins.calls.add(twin);
      const span = spans[twin];
      if (span) twins.costs.set(kept, span);
    });
  }
  const tools = groupBy(tree, (node) => (spans[node]?.kind === "TOOL" ? (spans[node]?.toolCallId ?? null) : null));
  for (const group of tools) pair(tree, spans, group, (_, twin) => twins.tools.add(twin));
  return twins;
}

/** What every instrumentation of a call knows; some lose the finer counts. */
function tokenKey(span: CountedSpan | undefined): string {
  return `${span?.inputTokens} ${span?.outputTokens}`;
}

/** Groups of more than one, each in order of start. */
function groupBy(tree: Tree, keyOf: (node: number) => string | null): number[][] {
  return [...grouped(tree.byStart, keyOf).values()].filter((group) => group.length > 1);
}

/** Pairs overlapping spans of different scopes one to one; `group` is in order of start. Looks 16 open spans back. */
export function pair(
  tree: Tree,
  spans: readonly Pick<CountedSpan, "scope">[],
  group: number[],
  found: (kept: number, twin: number) => void,
) {
  const first = spans[group[0] ?? -1]?.scope;
  if (group.every((node) => spans[node]?.scope === first)) return;
  let open: { node: number; scopes: (string | null)[] }[] = [];
  for (const node of group) {
    const scope = spans[node]?.scope ?? null;
    const start = at(tree.start, node);
    const match = open.find((entry) => at(tree.end, entry.node) >= start && !entry.scopes.includes(scope));
    if (!match) {
      if (open.length >= 16) open = open.filter((entry) => at(tree.end, entry.node) >= start).slice(-8);
      open.push({ node, scopes: [scope] });
      continue;
    }
    match.scopes.push(scope);
    const kept = at(tree.depth, node) > at(tree.depth, match.node) ? node : match.node;
    found(kept, kept === node ? match.node : node);
    match.node = kept;
  }
}
