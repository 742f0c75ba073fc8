import { grouped } from "../grouped";
import { agentIdentities } from "../normalise/agents";
import { pair } from "../normalise/duplicates";
import { message } from "../normalise/messages";
import { at, type Tree } from "../normalise/tree";
import type { KnownMessage, MessageBook } from "./message-book";
import type { Said } from "./said";
import type { SaidByNode, ThreadSpan } from "./span";

/** One side of a call, and the span that tells of it. */
export interface Side {
  node: number;
  messages: KnownMessage[];
}

/** Something was said to a model or an agent, and it answered; described by one span or several. */
export interface Call {
  node: number;
  input: Side;
  output: Side;
  responseId: string | null;
  follows: string | null;
}

/**
 * The calls that tell a trace's conversation, by start: those of models, each once; agents' runs in which no model's call
 * is told of; and where there is nothing else, whatever was given and came back at the top.
 */
export function findCalls(tree: Tree, rows: readonly ThreadSpan[], said: SaidByNode, book: MessageBook): Call[] {
  const models = modelCalls(tree, rows, said, book);
  const calls = [...withoutTwins(tree, rows, models), ...agentCalls(tree, rows, said, book, models)];
  const found = calls.length > 0 ? calls : outermost(tree, rows, said, book);
  return found.sort((a, b) => at(tree.start, a.node) - at(tree.start, b.node) || a.node - b.node);
}

const boundaries = new Set<string>(["AGENT", "TOOL", "GUARDRAIL", "EVALUATOR"]);

/** A span with one model's call inside describes the same; one with several is what ran them. */
function modelCalls(tree: Tree, rows: readonly ThreadSpan[], said: SaidByNode, book: MessageBook): Call[] {
  const above = new Int32Array(tree.size).fill(-1);
  for (const node of tree.order) {
    const parent = at(tree.parent, node);
    const kind = rows[parent]?.kind;
    if (parent >= 0 && kind) above[node] = kind === "LLM" ? parent : boundaries.has(kind) ? -1 : at(above, parent);
  }
  const inside = new Map<number, Call[]>();
  for (const node of tree.order.toReversed()) {
    if (rows[node]?.kind !== "LLM") continue;
    const own = callOf(node, said.get(node), book);
    const nested = inside.get(node) ?? [];
    const [only] = nested;
    const calls = nested.length > 1 || !own ? nested : [only ? joined(only, own) : own];
    inside.delete(node);
    const outer = at(above, node);
    const beside = inside.get(outer);
    if (beside) for (const call of calls) beside.push(call);
    else inside.set(outer, [...calls]);
  }
  return inside.get(-1) ?? [];
}

/** The same call told by two spans: of each side the fuller telling, the first where they are alike. */
function joined(call: Call, other: Call): Call {
  return {
    ...call,
    input: fullness(other.input) > fullness(call.input) ? other.input : call.input,
    output: fullness(other.output) > fullness(call.output) ? other.output : call.output,
    responseId: call.responseId ?? other.responseId,
    follows: call.follows ?? other.follows,
  };
}

function fullness({ messages }: Side): number {
  const parts = messages.flatMap(({ message }) => message.parts);
  return messages.length + parts.filter(({ type }) => type === "tool_call").length;
}

/** Two instrumentations of one program describe the same call side by side, in spans of different scopes. */
function withoutTwins(tree: Tree, rows: readonly ThreadSpan[], calls: Call[]): Call[] {
  const byNode = new Map(calls.map((call) => [call.node, call]));
  for (const keyOf of [tokenKey, inputKey]) {
    const nodes = [...byNode.keys()].sort((a, b) => at(tree.start, a) - at(tree.start, b));
    const groups = grouped(nodes, (node) => keyOf(rows[node], byNode.get(node)));
    for (const group of groups.values()) {
      pair(tree, rows, group, (kept, twin) => {
        const [call, other] = [byNode.get(kept), byNode.get(twin)];
        if (call && other) byNode.set(kept, joined(call, other));
        byNode.delete(twin);
      });
    }
  }
  return [...byNode.values()];
}

function tokenKey(row: ThreadSpan | undefined): string | null {
  return row && row.inputTokens !== null ? `${row.inputTokens} ${row.outputTokens}` : null;
}

function inputKey(_: ThreadSpan | undefined, call: Call | undefined): string | null {
  const asked = call?.input.messages.filter(({ message: { role } }) => role !== "system") ?? [];
  return asked.length > 0 ? asked.map(({ atoms }) => atoms.join(" ")).join(",") : null;
}

/**
 * An agent speaks for itself where no model's call inside does, and no other span of the same agent. One without a name
 * may be a mere step of another.
 */
function agentCalls(tree: Tree, rows: readonly ThreadSpan[], said: SaidByNode, book: MessageBook, models: Call[]) {
  const identities = agentIdentities(rows);
  const told = new Uint8Array(tree.size);
  for (const { node } of models) told[node] = 1;
  const spoke: (string | null | undefined)[] = [];
  const calls: Call[] = [];
  for (const node of tree.order.toReversed()) {
    const identity = identities[node] ?? null;
    const may = rows[node]?.kind === "AGENT" && !told[node] && spoke[node] !== identity;
    const own = may && (identity !== null || models.length === 0) ? callOf(node, said.get(node), book) : undefined;
    if (own) calls.push(own);
    const parent = at(tree.parent, node);
    if (parent < 0) continue;
    if (told[node]) told[parent] = 1;
    spoke[parent] ??= own ? identity : spoke[node];
  }
  return calls;
}

const tools = new Set<string>(["TOOL", "RETRIEVER"]);

function outermost(tree: Tree, rows: readonly ThreadSpan[], said: SaidByNode, book: MessageBook): Call[] {
  const covered = new Uint8Array(tree.size);
  const calls: Call[] = [];
  for (const node of tree.order) {
    const parent = at(tree.parent, node);
    if (parent >= 0 && covered[parent]) covered[node] = 1;
    const kind = rows[node]?.kind;
    if (covered[node] || !kind || tools.has(kind)) continue;
    const own = callOf(node, said.get(node), book, kind !== "EMBEDDING");
    if (!own) continue;
    covered[node] = 1;
    calls.push(own);
  }
  return calls;
}

/** What is no message becomes one. */
function callOf(node: number, said: Said | undefined, book: MessageBook, answers = true): Call | undefined {
  if (!said) return undefined;
  const input = said.given === null ? said.input : [book.know(valueMessage("user", said.given))];
  const gave = said.gave === null ? said.output : [book.know(valueMessage("assistant", said.gave))];
  const output = answers ? gave : [];
  if (input.length + output.length === 0) return undefined;
  const { responseId, follows } = said;
  return { node, input: { node, messages: input }, output: { node, messages: output }, responseId, follows };
}

function valueMessage(role: string, value: unknown) {
  return message(role, [typeof value === "string" ? { type: "text", text: value } : { type: "other", value }]);
}
