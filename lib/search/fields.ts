import { spanKinds, spanStatuses } from "@/db/enums";

type TextField = { type: "text"; label: string; values?: readonly string[]; about: string };
type NumberField = { type: "number"; label: string; unit: Unit; about: string };
export type Field = TextField | NumberField;

/** What a search can ask of a trace besides its words. Any attribute can be asked for as `@key`. */
export const fields = {
  status: { type: "text", label: "Status", values: spanStatuses, about: "how the run ended" },
  kind: { type: "text", label: "Kind", values: spanKinds, about: "of the root span" },
  name: { type: "text", label: "Name", about: "of the trace" },
  agent: { type: "text", label: "Agent", about: "id of an agent that ran in it, as root or below" },
  failed: { type: "text", label: "Failed agent", about: "id of an agent whose run in it failed" },
  succeeded: { type: "text", label: "Succeeded agent", about: "id of an agent whose run in it succeeded" },
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

type NamesOf<T extends Field["type"]> = {
  [N in FieldName]: (typeof fields)[N]["type"] extends T ? N : never;
}[FieldName];
export type TextFieldName = NamesOf<"text">;
export type NumberFieldName = NamesOf<"number">;

export function isField(name: string): name is FieldName {
  return Object.hasOwn(fields, name);
}

/** How the numbers of a unit are written: a number, and what each suffix multiplies it by. */
const units = {
  ms: { ms: 1, s: 1_000, m: 60_000, min: 60_000, h: 3_600_000, d: 86_400_000, "": 1 },
  usd: { "": 1, $: 1, c: 0.01 },
  count: { "": 1, k: 1_000, m: 1_000_000 },
};

export type Unit = keyof typeof units;

/** `10s`, `$0.05`, `12k` as a number (milliseconds, dollars, a count), or undefined. */
export function readNumber(text: string, unit: Unit): number | undefined {
  const match = /^\$?(\d+(?:\.\d+)?|\.\d+)([a-z$]*)$/i.exec(text);
  if (!match) return undefined;
  const factor = Object.entries(units[unit]).find(([suffix]) => suffix === match[2]?.toLowerCase())?.[1];
  return factor === undefined ? undefined : Number(match[1]) * factor;
}

/** The units in which a number of a field may be written, for a message. */
export function unitExamples(unit: Unit) {
  return { ms: "500ms, 10s, 2m or 1h", usd: "0.05 or $1", count: "100, 12k or 1m" }[unit];
}

/** A number as a search may write it: `1500` milliseconds are `1.5s`. */
export function writeNumber(value: number, unit: Unit): string {
  for (const [suffix, factor, decimals] of written[unit]) {
    const amount = decimal(value / factor, decimals);
    if (value >= factor && Number(amount) * factor === value) return amount + suffix;
  }
  return decimal(value, 9) + (unit === "ms" ? "ms" : "");
}

const written: Record<Unit, [suffix: string, factor: number, decimals: number][]> = {
  ms: [
    ["h", 3_600_000, 1],
    ["m", 60_000, 1],
    ["s", 1_000, 3],
  ],
  usd: [],
  count: [
    ["m", 1_000_000, 2],
    ["k", 1_000, 2],
  ],
};

/** Three digits of a number, none lower (or higher) than it: short to read, and nothing of a range is lost. */
export function shortNumber(value: number, towards: "down" | "up"): number {
  if (value <= 0) return 0;
  const step = 10 ** (Math.floor(Math.log10(value)) - 2);
  const steps = Number((value / step).toPrecision(12));
  return Number(((towards === "down" ? Math.floor(steps) : Math.ceil(steps)) * step).toPrecision(3));
}

/** Never with an exponent, which a search does not read. */
function decimal(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}
