import { z } from "zod";
import { line } from "../line";
import { parseSearch } from "../search/query";
import { SearchSyntaxError } from "../search/tokens";
import { rangeNames, type TraceFilter, traceFilter } from "../traces/filter";
import { moment, traceOrders, traceSorts } from "../traces/schema";

/** What a view restores: the list's part of the address, and the columns that are hidden. */
export type ViewState = TraceFilter & { hidden: string[] };

const columnIds = z.array(z.string().regex(/^[a-zA-Z]+$/)).max(50);

const viewState = z.object({
  q: z.string().max(2_000).refine(isReadable, "A search that cannot be read cannot be saved."),
  range: z.enum(rangeNames),
  from: moment.optional(),
  to: moment.optional(),
  sort: z.enum(traceSorts),
  order: z.enum(traceOrders),
  hidden: columnIds,
}) satisfies z.ZodType<ViewState>;

/** As it was stored once: what is no longer known falls back, as in an old link. */
export const storedState = traceFilter.extend({ hidden: columnIds.catch([]) });

const savedView = z.object({
  id: z.int(),
  name: z.string(),
  state: storedState,
  isDefault: z.boolean().meta({ description: "the list starts from it where its address says nothing" }),
  createdBy: z.string().nullable(),
  updatedAt: z.iso.datetime(),
});
export type SavedView = z.infer<typeof savedView>;

export const viewList = z.object({ items: z.array(savedView) });

const inProject = { project: z.string() };
const one = { ...inProject, id: z.int32() };
const name = line.min(1, "Give the view a name.").max(60, "Use at most 60 characters.");

export const createViewInput = z.object({ ...inProject, name, state: viewState });
export const renameViewInput = z.object({ ...one, name });
export const updateViewInput = z.object({ ...one, state: viewState });
export const deleteViewInput = z.object(one);
/** No id: no view is the default any more. */
export const setDefaultViewInput = z.object({ ...inProject, id: z.int32().nullable() });

function isReadable(text: string) {
  try {
    parseSearch(text);
    return true;
  } catch (error) {
    if (error instanceof SearchSyntaxError) return false;
    throw error;
  }
}
