import { z } from "zod";
import { type userQuery, userSorts } from "./schema";

/** The list's part of the address. Bad values in a shared link fall back instead of failing the page. */
export const userFilter = z.object({
  find: z.string().max(200).catch(""),
  sort: z.enum(userSorts).catch("failed"),
});
export type UserFilter = z.infer<typeof userFilter>;

export function toUserQuery({ find, sort }: UserFilter): z.input<typeof userQuery> {
  return { find: find.trim() || undefined, sort, limit: 50 };
}
