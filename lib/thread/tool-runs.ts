import { grouped } from "../grouped";
import { pair } from "../normalise/duplicates";
import { at, type Tree } from "../normalise/tree";
import { callAtom } from "./atoms";
import type { Spoken } from "./conversation";
import type { ToolRun } from "./schema";
import type { SaidByNode, ThreadSpan } from "./span";

/** A tool's or retriever's span, once for each run. */
export interface ToolItem {
  node: number;
  name: string;
  callId: string | null;
  input: unknown;
  output: unknown;
  startMs: number;
  run: ToolRun;
  /** The message that tells of it. */
  told: Spoken | null;
  /** Which part of that message. */
  place: number;
}

/** The runs of tools, by start: nested spans of one tool are one run, and so are its two descriptions. */
export function findToolRuns(tree: Tree, rows: readonly ThreadSpan[], said: SaidByNode, zero: number): ToolItem[] {
  const inside = insideTools(tree, rows);
  const items = new Map<number, ToolItem>();
  for (const node of tree.byStart) {
    const row = rows[node];
    if (!row || (row.kind !== "TOOL" && row.kind !== "RETRIEVER") || inside[node]) continue;
    items.set(node, toItem(tree, node, row, said, zero));
  }
  for (const keyOf of [idKey, callKey]) {
    for (const group of grouped(items.values(), keyOf).values()) {
      const nodes = group.map(({ node }) => node);
      pair(tree, rows, nodes, (_, twin) => items.delete(twin));
    }
  }
  return [...items.values()];
}

/** Below a tool, a span of the same tool and all retrieving are part of its run. */
function insideTools(tree: Tree, rows: readonly ThreadSpan[]): Uint8Array {
  const inside = new Uint8Array(tree.size);
  const tools = new Int32Array(tree.size).fill(-1);
  for (const node of tree.order) {
    const parent = at(tree.parent, node);
    const [row, above] = [rows[node], parent >= 0 ? rows[parent] : undefined];
    if (!row || !above) continue;
    const isTool = above.kind === "TOOL" || above.kind === "RETRIEVER";
    const tool = isTool ? parent : above.kind === "AGENT" ? -1 : at(tools, parent);
    tools[node] = tool;
    if (tool < 0) continue;
    inside[node] = row.kind === "RETRIEVER" || (row.kind === "TOOL" && row.toolName === rows[tool]?.toolName) ? 1 : 0;
  }
  return inside;
}

function toItem(tree: Tree, node: number, row: ThreadSpan, said: SaidByNode, zero: number): ToolItem {
  const { given = null, gave = null } = said.get(node) ?? {};
  const durationMs = Math.max(0, at(tree.end, node) - at(tree.start, node)) / 1e6;
  const failed = row.status === "error" ? (row.statusMessage ?? row.errorType) : null;
  const run: ToolRun = {
    callId: null,
    spanId: row.spanId,
    durationMs,
    status: row.status,
    problem: failed ?? row.hiddenError,
  };
  return {
    node,
    name: row.toolName ?? row.name,
    callId: row.toolCallId,
    input: given,
    output: gave,
    startMs: (at(tree.start, node) - zero) / 1e6,
    run,
    told: null,
    place: 0,
  };
}

function idKey({ callId }: ToolItem): string | null {
  return callId;
}

function callKey({ name, input }: ToolItem): string {
  return callAtom(name, input);
}
