import type { Route } from "next";
import { z } from "zod";
import { toQuery } from "../query-string";
import type { SavedView, ViewState } from "./schema";

/** Stands for "no column is hidden", which an empty value in an address cannot say. */
const none = "none";

/** The view that the list was opened from, and the columns hidden in it; without them, those of the browser are. */
export const openView = z.object({
  saved: z.coerce.number().int().positive().optional().catch(undefined),
  hidden: z
    .string()
    .regex(/^[a-zA-Z.]{1,500}$/)
    .transform((text) => (text === none ? [] : text.split(".").filter(Boolean)))
    .optional()
    .catch(undefined),
});

export function writeHidden(hidden: string[]) {
  return hidden.join(".") || none;
}

/** The address says all that the view does: a link to it stays what it was when the view is changed. */
export function viewAddress(project: string, { id, state: { hidden, ...filter } }: SavedView) {
  return `/${project}/traces?${toQuery({ ...filter, hidden: writeHidden(hidden), saved: id })}` as Route;
}

/** The list as it is without any view; an address that says nothing would start from the project's default. */
export function withoutView(project: string) {
  return `/${project}/traces?range=24h` as Route;
}

export function isSameState(a: ViewState, b: ViewState) {
  return toQuery(comparable(a)) === toQuery(comparable(b));
}

function comparable({ q, range, from, to, sort, order, hidden }: ViewState) {
  const isCustom = from !== undefined || to !== undefined;
  return { q: q.trim(), range: isCustom ? "" : range, from, to, sort, order, hidden: hidden.toSorted().join() };
}
