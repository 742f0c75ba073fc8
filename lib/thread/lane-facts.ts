import type { Message } from "../normalise/span";
import { at } from "../normalise/tree";
import type { Lane } from "./lanes";
import type { Trace } from "./reading-order";
import type { Said } from "./said";
import type { ThreadLane } from "./schema";
import type { ThreadSpan } from "./span";

export function describeLane(trace: Trace, lane: Lane, parent: number | null): ThreadLane {
  const { tree, rows, said } = trace;
  const { head, talk } = lane;
  const node = head >= 0 ? head : (tree.roots[0] ?? 0);
  const row = rows[node];
  const failed = head < 0 && tree.roots.some((root) => rows[root]?.status === "error");
  const last = talk.entries.at(-1)?.message;
  return {
    parent,
    name: head >= 0 ? nameOf(row) : (row?.agentName ?? onlyAgent(rows) ?? nameOf(row)),
    spanId: row?.spanId ?? null,
    status: failed ? "error" : (row?.status ?? "unset"),
    durationMs: Math.max(0, at(tree.end, node) - at(tree.start, node)) / 1e6,
    messageCount: talk.entries.length,
    returned: returned(said.get(node)) ?? (last?.role === "assistant" ? textOf(last) : null),
  };
}

function nameOf(row: ThreadSpan | undefined): string {
  return row?.toolName ?? row?.agentName ?? row?.name ?? "";
}

function onlyAgent(rows: readonly ThreadSpan[]): string | null {
  const names = new Set(rows.map(({ kind, agentName }) => (kind === "AGENT" ? agentName : null)));
  names.delete(null);
  return names.size === 1 ? ([...names][0] ?? null) : null;
}

function returned(said: Said | undefined): unknown {
  if (!said) return null;
  return textOf(said.output.at(-1)?.message) ?? said.gave;
}

function textOf(message: Message | undefined): string | null {
  const text = message?.parts.map((part) => (part.type === "text" ? part.text : "")).join("") ?? "";
  return text === "" ? null : text;
}
