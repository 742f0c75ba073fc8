import type { InfiniteData } from "@tanstack/react-query";
import type { ListedTrace, TracePage } from "./schema";

type Pages = InfiniteData<TracePage>;

export function loadedTraces(pages: Pages | undefined): ListedTrace[] {
  return pages?.pages.flatMap((page) => page.items) ?? [];
}

export function newTraces(loaded: ListedTrace[], head: ListedTrace[]) {
  const known = new Set(loaded.map((trace) => trace.traceId));
  return head.filter((trace) => !known.has(trace.traceId));
}

/** The loaded rows, with the head's word on those that it knows better. Nothing moves. */
export function refreshTraces(loaded: ListedTrace[], head: ListedTrace[]) {
  const fresh = new Map(head.map((trace) => [trace.traceId, trace]));
  return loaded.map((trace) => fresh.get(trace.traceId) ?? trace);
}

/**
 * The head on top of what is loaded. Where so much came that the two do not meet, the list starts anew from the head; but
 * not from one for which the time was up, and which knows less than what was found before.
 */
export function withHead(pages: Pages, head: TracePage): Pages {
  const loaded = loadedTraces(pages);
  const inHead = new Set(head.items.map((trace) => trace.traceId));
  const rest = loaded.filter((trace) => !inHead.has(trace.traceId));
  const meets = rest.length < loaded.length || head.nextCursor === null || head.partial;
  if (!meets) return { pages: [head], pageParams: [""] };

  const { nextCursor = null, partial = false } = pages.pages.at(-1) ?? {};
  return { pages: [{ items: [...head.items, ...rest], nextCursor, partial }], pageParams: [""] };
}
