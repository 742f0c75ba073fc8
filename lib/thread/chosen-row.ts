import type { AgentRow, Parents, ThreadRow } from "./rows";

/** The sub-agents that a row is inside of. */
export function agentsAround(row: ThreadRow): AgentRow[] {
  const around: AgentRow[] = [];
  for (let agent = row.parent; agent; agent = agent.parent) around.push(agent);
  return around;
}

/** Keys of what starts unfolded: a sub-agent that is all there is, and those around the chosen span. */
export function openAtFirst(rows: ThreadRow[], chosen: ThreadRow | undefined): ReadonlySet<string> {
  const open = new Set<string>();
  for (const row of rows) {
    if (row.type === "agent" && row.alone && (!row.parent || open.has(row.parent.key))) open.add(row.key);
  }
  if (chosen) for (const agent of agentsAround(chosen)) open.add(agent.key);
  return open;
}

/** The first row that tells of a span: of itself, else of what it brought about, else of what it is a part of. */
export function rowOfSpan(rows: ThreadRow[], spanId: string | undefined, parents: Parents): ThreadRow | undefined {
  if (spanId === undefined) return undefined;
  const first = new Map<string, ThreadRow>();
  for (const row of rows) for (const id of row.spanIds) if (!first.has(id)) first.set(id, row);

  const own = first.get(spanId) ?? rows.find((row) => row.type === "tool" && row.result?.entry.spanId === spanId);
  const below = own ? undefined : spansBelow(spanId, parents);
  const near = own ?? rows.find((row) => row.spanIds.some((id) => below?.has(id)));
  if (near) return near;

  const seen = new Set([spanId]);
  for (let id = parents.get(spanId); id && !seen.has(id); id = parents.get(id)) {
    const around = first.get(id);
    if (around) return around;
    seen.add(id);
  }
  return undefined;
}

function spansBelow(spanId: string, parents: Parents) {
  const children = new Map<string, string[]>();
  for (const [id, parentId] of parents) {
    if (parentId === null) continue;
    const siblings = children.get(parentId);
    if (siblings) siblings.push(id);
    else children.set(parentId, [id]);
  }
  const below = new Set(children.get(spanId));
  for (const id of below) for (const child of children.get(id) ?? []) below.add(child);
  return below;
}
