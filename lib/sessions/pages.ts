import type { InfiniteData } from "@tanstack/react-query";
import type { Session, SessionPage } from "./schema";

type Pages = InfiniteData<SessionPage>;

export function loadedSessions(pages: Pages | undefined): Session[] {
  return pages?.pages.flatMap((page) => page.items) ?? [];
}

/** The loaded rows, with the head's word on those that it knows better. Nothing moves. */
export function refreshSessions(loaded: Session[], head: Session[]): Session[] {
  const fresh = new Map(head.map((session) => [session.sessionId, session]));
  return loaded.map((session) => fresh.get(session.sessionId) ?? session);
}

/**
 * The head on top of what is loaded: a session rises when something is said in it. Where so many rose that the two do
 * not meet, the list starts anew from the head; but not from one for which the time was up.
 */
export function withHead(pages: Pages, head: SessionPage): Pages {
  const loaded = loadedSessions(pages);
  const inHead = new Set(head.items.map((session) => session.sessionId));
  const rest = loaded.filter((session) => !inHead.has(session.sessionId));
  const meets = rest.length < loaded.length || head.nextCursor === null || head.partial;
  if (!meets) return { pages: [head], pageParams: [""] };

  const { nextCursor = null, partial = false } = pages.pages.at(-1) ?? {};
  return { pages: [{ items: [...head.items, ...rest], nextCursor, partial }], pageParams: [""] };
}
