import type { InfiniteData } from "@tanstack/react-query";

type Page<T> = { items: T[]; nextCursor: string | null; partial: boolean };
export type LivePages<T> = InfiniteData<Page<T>>;

/** What the pages of a list that was loaded and its head, read again now, make together. */
export function livePages<T>(keyOf: (item: T) => string) {
  function loaded(pages: LivePages<T> | undefined): T[] {
    return pages?.pages.flatMap((page) => page.items) ?? [];
  }

  function added(loaded: T[], head: T[]): T[] {
    const known = new Set(loaded.map(keyOf));
    return head.filter((item) => !known.has(keyOf(item)));
  }

  /** The loaded rows, with the head's word on those that it knows better. Nothing moves. */
  function refresh(loaded: T[], head: T[]): T[] {
    const fresh = new Map(head.map((item) => [keyOf(item), item]));
    return loaded.map((item) => fresh.get(keyOf(item)) ?? item);
  }

  /**
   * The head on top of what is loaded. Where so much came that the two do not meet, the list starts anew from the head;
   * but not from one for which the time was up, and which knows less than what was found before.
   */
  function withHead(pages: LivePages<T>, head: Page<T>): LivePages<T> {
    const all = loaded(pages);
    const rest = added(head.items, all);
    const meets = rest.length < all.length || head.nextCursor === null || head.partial;
    if (!meets) return { pages: [head], pageParams: [""] };

    const { nextCursor = null, partial = false } = pages.pages.at(-1) ?? {};
    return { pages: [{ items: [...head.items, ...rest], nextCursor, partial }], pageParams: [""] };
  }

  return { loaded, added, refresh, withHead };
}
