import type { JsonLines } from "./json-lines";

/** Characters of text that are kept; what was seen longest ago is loaded again when it comes back into view. */
const BUDGET = 40_000_000;

/** How long each span seen so far is, and its text while there is room. */
export type Loaded = ReadonlyMap<string, { lineCount: number; json?: JsonLines }>;

/** With what has arrived. Spans in view are never let go. */
export function withArrived(loaded: Loaded, arrived: Map<string, JsonLines>, inView: ReadonlySet<string>): Loaded {
  const next = new Map(loaded);
  for (const [spanId, json] of arrived) {
    next.delete(spanId);
    next.set(spanId, { lineCount: lineCountOf(json), json });
  }
  let kept = 0;
  for (const { json } of next.values()) kept += json?.text.length ?? 0;
  for (const [spanId, { lineCount, json }] of next) {
    if (kept <= BUDGET) break;
    if (!json || inView.has(spanId)) continue;
    next.set(spanId, { lineCount });
    kept -= json.text.length;
  }
  return next;
}

function lineCountOf({ lines, isCut }: JsonLines) {
  return lines.length + (isCut ? 1 : 0);
}
