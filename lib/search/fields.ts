import { spanKinds, spanStatuses } from "@/db/enums";

type TextField = { type: "text"; label: string; values?: readonly string[]; about: string };
type NumberField = { type: "number"; label: string; unit: keyof typeof units; about: string };
export type Field = TextField | NumberField;

/** What a search can ask of a trace besides its words. Any attribute can be asked for as `@key`. */
export const fields = {
  status: { type: "text", label: "Status", values: spanStatuses, about: "how the run ended" },
  kind: { type: "text", label: "Kind", values: spanKinds, about: "of the root span" },
  name: { type: "text", label: "Name", about: "of the trace" },
  agent: { type: "text", label: "Agent", about: "id of an agent that ran in it, as root or below" },
  model: { type: "text", label: "Model", about: "one that it called" },
  provider: { type: "text", label: "Provider", about: "of a model that it called" },
  tool: { type: "text", label: "Tool", about: "one that it called" },
  service: { type: "text", label: "Service", about: "that sent it" },
  env: { type: "text", label: "Environment", about: "where it ran" },
  version: { type: "text", label: "Version", about: "of the agent or the service" },
  user: { type: "text", label: "User", about: "id of whom it ran for" },
  session: { type: "text", label: "Session", about: "id of the conversation or job" },
  tag: { type: "text", label: "Tag", about: "one that it carries" },
  outcome: { type: "text", label: "Outcome", about: "as the agent reported it" },
  duration: { type: "number", label: "Duration", unit: "ms", about: "from first to last span" },
  cost: { type: "number", label: "Cost", unit: "usd", about: "in US dollars" },
  tokens: { type: "number", label: "Tokens", unit: "count", about: "in and out" },
  in: { type: "number", label: "Tokens in", unit: "count", about: "cache reads included" },
  out: { type: "number", label: "Tokens out", unit: "count", about: "reasoning included" },
  spans: { type: "number", label: "Spans", unit: "count", about: "in the trace" },
  errors: { type: "number", label: "Errors", unit: "count", about: "spans that failed, openly or behind an OK" },
} as const satisfies Record<string, Field>;

export type FieldName = keyof typeof fields;

export function isField(name: string): name is FieldName {
  return Object.hasOwn(fields, name);
}

/** How the numbers of a unit are written: a number, and what each suffix multiplies it by. */
const units = {
  ms: { ms: 1, s: 1_000, m: 60_000, min: 60_000, h: 3_600_000, d: 86_400_000, "": 1 },
  usd: { "": 1, $: 1, c: 0.01 },
  count: { "": 1, k: 1_000, m: 1_000_000 },
};

/** `10s`, `$0.05`, `12k` as a number (milliseconds, dollars, a count), or undefined. */
export function readNumber(text: string, unit: keyof typeof units): number | undefined {
  const match = /^\$?(\d+(?:\.\d+)?|\.\d+)([a-z$]*)$/i.exec(text);
  if (!match) return undefined;
  const factor = Object.entries(units[unit]).find(([suffix]) => suffix === match[2]?.toLowerCase())?.[1];
  return factor === undefined ? undefined : Number(match[1]) * factor;
}

/** The units in which a number of a field may be written, for a message. */
export function unitExamples(unit: keyof typeof units) {
  return { ms: "500ms, 10s, 2m or 1h", usd: "0.05 or $1", count: "100, 12k or 1m" }[unit];
}
