import type { Trace } from "../traces/schema";

/** The columns of the list, named as the API names them. */
const columns = [
  "startTime",
  "traceId",
  "name",
  "kind",
  "status",
  "statusMessage",
  "agentName",
  "inputPreview",
  "outputPreview",
  "service",
  "environment",
  "version",
  "sessionId",
  "userId",
  "models",
  "providers",
  "tags",
  "outcome",
  "durationMs",
  "spanCount",
  "errorCount",
  "hiddenErrorCount",
  "inputTokens",
  "outputTokens",
  "totalTokens",
  "costUsd",
] as const satisfies (keyof Trace)[];

/** Rows end in CRLF, and no cell holds a CR: counting them counts the rows. */
export const csvHeader = `${columns.join(",")}\r\n`;

export function csvLine(trace: Trace): string {
  return `${columns.map((name) => cell(trace[name])).join(",")}\r\n`;
}

function cell(value: string | number | null | string[]): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = harmless(typeof value === "string" ? value : value.join(", "));
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Spreadsheets run what begins like a formula, also behind spaces and in full width; an apostrophe makes it text. */
function harmless(text: string): string {
  const plain = text.replaceAll("\0", "").replace(/\r\n?/g, "\n").toWellFormed();
  return /^\s*[=+\-@＝＋－＠]|^[\t\n]/.test(plain) ? `'${plain}` : plain;
}
