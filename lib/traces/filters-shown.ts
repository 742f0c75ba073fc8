/** Kept in a cookie, so that the server renders the filters open or closed as they were left. */
export const filtersCookie = "pharos-filters";

export function readFiltersShown(cookie: string | undefined): boolean {
  return cookie !== "closed";
}

export function writeFiltersShown(shown: boolean) {
  // biome-ignore lint/suspicious/noDocumentCookie: not every browser has the Cookie Store API
  document.cookie = `${filtersCookie}=${shown ? "open" : "closed"}; path=/; max-age=31536000; samesite=lax`;
}
