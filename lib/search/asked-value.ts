import { unescaped } from "./tokens";

/** A value that a filter asks for, and whether anything may stand before it or after it. */
type AskedValue = { text: string; before: boolean; after: boolean };

/** Reads a value as a filter has it: `*` at an end stands for anything, `\*` for a star. */
export function readAsked(value: string): AskedValue {
  const [, before = "", text = "", after = ""] = /^(\**)((?:\\.|[^\\]|\\$)*?)(\**)$/s.exec(value) ?? [];
  return { text: unescaped(text), before: before !== "", after: after !== "" };
}

/** Whether a value as a filter has it stands for more than itself. */
export function isPattern(value: string): boolean {
  const { before, after } = readAsked(value);
  return before || after;
}

/** A text as a filter has to have it to ask for exactly that. */
export function exactValue(text: string): string {
  return text.replace(/\\(?=["*\\]|$)/g, "\\\\").replace(/^\*|\*$/g, "\\*");
}
