import { endOfString } from "../../otlp/exact-json";

/** A container up to this length stays on one line. */
const INLINE = 100;
/** Where a longer line is cut. */
const WIDTH = 120;
/** So many lines of one span are shown: 12 MB of a single word. */
const MAX_LINES = 100_000;

export type JsonLine = {
  /** Its place in the text. */
  start: number;
  end: number;
  indent: number;
  /** Counted without the lines that only go on with the one before. */
  number: number;
  /** Goes on inside the string of the line before. */
  isContinued: boolean;
};

export type JsonLines = {
  text: string;
  /** In bytes. */
  size: number;
  lines: JsonLine[];
  /** Characters of the widest line. */
  width: number;
  /** Whether lines were left out at the end. */
  isCut: boolean;
};

/**
 * JSON as lines of a bounded length. Each is a piece of the very text, so that no number is read and written again:
 * joined, the lines of a compact text are that text.
 */
export function jsonLines(text: string): JsonLines {
  const lines: JsonLine[] = [];
  let width = 0;
  let number = 0;
  let isCut = false;
  for (const { start, end, indent } of logicalLines(text)) {
    number++;
    for (let from = start; from < end && !isCut; ) {
      const to = cutAt(text, from, end);
      lines.push({ start: from, end: to, indent, number, isContinued: from > start });
      width = Math.max(width, to - from + 2 * indent);
      from = to;
      isCut = lines.length === MAX_LINES && from < text.length;
    }
    if (isCut) break;
  }
  return { text, size: new TextEncoder().encode(text).length, lines, width, isCut };
}

/** The same text, indented for a reader. */
export function indentJson(text: string) {
  const lines: string[] = [];
  for (const { start, end, indent } of logicalLines(text)) lines.push("  ".repeat(indent) + text.slice(start, end));
  return lines.join("\n");
}

type LogicalLine = Pick<JsonLine, "start" | "end" | "indent">;

function* logicalLines(text: string): Generator<LogicalLine> {
  const long = longContainers(text);
  let start = 0;
  let indent = 0;
  /** How deep inside a container that stays on its line. */
  let inline = 0;
  for (const at of structure(text)) {
    const mark = text[at];
    if (mark === "," ? inline > 0 : inline > 0 || (isOpening(mark) && !long.has(at))) {
      inline += mark === "," ? 0 : isOpening(mark) ? 1 : -1;
    } else if (mark === ",") {
      yield { start, end: at + 1, indent };
      start = at + 1;
    } else if (isOpening(mark)) {
      yield { start, end: at + 1, indent };
      start = at + 1;
      indent++;
    } else {
      if (at > start) yield { start, end: at, indent };
      start = at;
      indent--;
    }
  }
  if (start < text.length) yield { start, end: text.length, indent };
}

function longContainers(text: string): ReadonlySet<number> {
  const long = new Set<number>();
  const open: number[] = [];
  for (const at of structure(text)) {
    if (isOpening(text[at])) open.push(at);
    else if (text[at] !== ",") {
      const from = open.pop();
      if (from !== undefined && at - from >= INLINE) long.add(from);
    }
  }
  return long;
}

/** The places of brackets, braces and commas outside of strings. */
function* structure(text: string): Generator<number> {
  const marks = /["{}[\],]/g;
  for (let found = marks.exec(text); found; found = marks.exec(text)) {
    if (found[0] === '"') marks.lastIndex = endOfString(text, found.index);
    else yield found.index;
  }
}

function isOpening(mark: string | undefined) {
  return mark === "{" || mark === "[";
}

/** Behind the next line break inside of a string, and never inside an escape or a character of two halves. */
function cutAt(text: string, start: number, end: number): number {
  if (end - start <= WIDTH) return end;
  const window = text.slice(start, start + WIDTH);
  let at = 0;
  for (let slash = window.indexOf("\\"); slash !== -1; slash = window.indexOf("\\", at)) {
    at = slash + (text[start + slash + 1] === "u" ? 6 : 2);
    if (at > WIDTH) return start + slash;
    // A closing quote and a comma are not worth a line.
    if (window[slash + 1] === "n" && end - start - at > 2) return start + at;
  }
  return start + (isHighSurrogate(window.charCodeAt(WIDTH - 1)) ? WIDTH - 1 : WIDTH);
}

function isHighSurrogate(code: number) {
  return code >= 0xd800 && code < 0xdc00;
}
