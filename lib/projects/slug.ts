/** First segments of our own addresses, and words that may become some. */
const reserved = new Set(
  `account admin api assets auth docs healthz inngest invitations login logout mcp metrics new oauth pharos-itself projects public readyz
  reset-password settings setup sign-in sign-out sign-up static v1 v2 well-known`.split(/\s+/),
);

/** What `toSlug` and its suffixes make; nothing else names a project. */
export const slugFormat = /^[a-z0-9-]{1,80}$/;

/** Part of every link to a project: lower-case letters, digits and single hyphens. */
export function toSlug(name: string) {
  const slug = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 48)
    .replace(/^-+|-+$/g, "");
  if (!slug) return "project";
  return reserved.has(slug) ? `${slug}-project` : slug;
}
