/** Kept in a cookie, so that the server renders the very columns that the browser will show. */
export const columnsCookie = "pharos-hidden-columns";

const hiddenAtFirst = ["kind", "outputPreview", "service", "environment", "userId", "version", "models"];

export function readHiddenColumns(cookie: string | undefined): string[] {
  return cookie === undefined ? hiddenAtFirst : cookie.split(".").filter((id) => /^[a-zA-Z]+$/.test(id));
}

export function writeHiddenColumns(hidden: string[]) {
  // biome-ignore lint/suspicious/noDocumentCookie: not every browser has the Cookie Store API
  document.cookie = `${columnsCookie}=${hidden.join(".")}; path=/; max-age=31536000; samesite=lax`;
}
