import { exactMoney } from "../format";
import type { Trace } from "./schema";

const sources = {
  reported: "as reported",
  computed: "computed from list prices",
  mixed: "partly reported, partly computed from list prices",
};

/** Where a cost comes from, and what is missing in it. */
export function costSourceNote(trace: Pick<Trace, "costSource" | "unpricedCount">) {
  const notes = [];
  if (trace.costSource) notes.push(sources[trace.costSource]);
  if (trace.unpricedCount)
    notes.push(`${trace.unpricedCount} ${trace.unpricedCount === 1 ? "call" : "calls"} without a known cost`);
  return notes.join("; ");
}

export function costTitle(trace: Pick<Trace, "costUsd" | "costSource" | "unpricedCount">) {
  return [exactMoney(trace.costUsd), costSourceNote(trace)].filter(Boolean).join("\n");
}
