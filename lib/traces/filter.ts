import { z } from "zod";
import { moment as anyMoment, spanId, traceId, traceOrders, type traceQuery, traceSorts } from "./schema";

const minute = 60_000;
const day = 86_400_000;

/** How far back each range of the time control reaches. */
export const ranges = {
  "15m": { label: "Last 15 minutes", length: 15 * minute },
  "1h": { label: "Last hour", length: 60 * minute },
  "24h": { label: "Last 24 hours", length: day },
  "7d": { label: "Last 7 days", length: 7 * day },
  "14d": { label: "Last 14 days", length: 14 * day },
  "30d": { label: "Last 30 days", length: 30 * day },
  all: { label: "All time", length: Number.POSITIVE_INFINITY },
} as const;
export type Range = keyof typeof ranges;
export const rangeNames = Object.keys(ranges) as [Range, ...Range[]];

const moment = anyMoment.optional().catch(undefined);

/** The list's part of the address. Bad values in a shared link fall back instead of failing the page. */
export const traceFilter = z.object({
  /** As it was typed; what reads it says what cannot be read. */
  q: z.string().max(2_000).catch(""),
  range: z.enum(rangeNames).catch("24h"),
  /** A range of one's own, which wins over `range`. */
  from: moment,
  to: moment,
  sort: z.enum(traceSorts).catch("start_time"),
  order: z.enum(traceOrders).catch("desc"),
});
/** `scope` is a search that holds besides, where the list is a part of another screen; the address does not say it. */
export type TraceFilter = z.infer<typeof traceFilter> & { scope?: string };

export const openTrace = z.object({ trace: traceId.optional().catch(undefined) });

export const traceViews = ["tree", "timeline", "thread", "raw"] as const;
export type TraceView = (typeof traceViews)[number];
export const spanTabs = ["content", "attributes", "events", "json", "understood"] as const;

/** How a trace is looked at: the view, the span beside it, and the words that are marked in both. */
export const openSpan = z.object({
  view: z.enum(traceViews).catch("tree"),
  span: spanId.optional().catch(undefined),
  tab: z.enum(spanTabs).catch("content"),
  find: z.string().max(200).optional().catch(undefined),
});

export function isCustom(filter: Pick<TraceFilter, "from" | "to">) {
  return filter.from !== undefined || filter.to !== undefined;
}

/** New traces belong on top of the list, and only where it is open towards now. */
export function isLive(filter: TraceFilter) {
  return filter.sort === "start_time" && filter.order === "desc" && filter.to === undefined;
}

/** Rows of a page. Fewer of a search, whose text has to be read: as many as fill a screen. */
export function rowsOfPage(q: string | undefined) {
  return q ? 25 : 50;
}

export function toTraceQuery(filter: TraceFilter, now: number): z.input<typeof traceQuery> {
  const { length } = ranges[filter.range];
  const rangeStart = Number.isFinite(length) ? new Date(now - length).toISOString() : undefined;
  const { scope, from, to, sort, order } = filter;
  const q = [scope, filter.q.trim()].filter(Boolean).join(" ") || undefined;
  return { q, from: isCustom(filter) ? from : rangeStart, to, sort, order, limit: rowsOfPage(q) };
}
