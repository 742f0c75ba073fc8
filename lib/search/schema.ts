import { z } from "zod";
import { spanKinds, spanStatuses } from "@/db/enums";
import { moment, searchText, spanRow } from "../traces/schema";

const count = z.int();
const estimated = z.boolean().meta({ description: "counted on the newest of many matches, and scaled" });

/** What is counted: the traces that a search matches in a range of time. */
const scope = {
  q: searchText.optional(),
  from: moment.optional().meta({ description: "traces that started at this time or later" }),
  to: moment.optional().meta({ description: "traces that started before this time" }),
};

export const facetQuery = z.object({
  ...scope,
  field: z.string().max(300).optional().meta({ description: "only this field, with more of its values" }),
  find: z.string().max(200).optional().meta({ description: "with `field`: only values that hold this text" }),
});
export type FacetQuery = z.infer<typeof facetQuery>;

/** Counts under the search as a whole, but for what it asks of the field itself. Most frequent first. */
const facet = z.object({
  values: z.array(z.object({ value: z.string(), label: z.string().nullable(), count })),
  more: z.boolean().meta({ description: "there are more values than these" }),
  estimated,
});
export type Facet = z.infer<typeof facet>;

const histogram = z.object({
  min: z.number().nullable(),
  max: z.number().nullable(),
  buckets: z
    .array(z.object({ from: z.number(), to: z.number(), count }))
    .meta({ description: "from `from` to below `to`, on a scale of logarithms" }),
  estimated,
});
export type NumberFacet = z.infer<typeof histogram>;

export const facets = z.object({
  total: count,
  estimated: estimated.meta({
    description:
      "the total, and with it all fields that the search does not ask for, is scaled or taken from the index",
  }),
  texts: z.record(z.string(), facet).meta({ description: "by field of text" }),
  numbers: z.record(z.string(), histogram).meta({ description: "by field of numbers" }),
});
export type Facets = z.infer<typeof facets>;

export const timelineQuery = z.object({ ...scope, buckets: z.coerce.number().int().min(1).max(200).default(80) });
export type TimelineQuery = z.output<typeof timelineQuery>;

/** How many of the matching traces started when, and how many of them failed. */
export const matchTimeline = z.object({
  estimated,
  buckets: z.array(z.object({ from: z.iso.datetime(), to: z.iso.datetime(), count, errors: count })),
});
export type MatchTimeline = z.infer<typeof matchTimeline>;

export const attributeQuery = z.object({
  key: z.string().max(300).optional().meta({ description: "values of this key, instead of keys" }),
  find: z.string().max(200).optional(),
});
export type AttributeQuery = z.infer<typeof attributeQuery>;

/** Attribute keys (or one key's values) that spans of the project carry, most frequent first. */
export const attributeList = z.object({
  items: z.array(z.object({ text: z.string(), count, type: z.string().nullable() })),
});
export type AttributeList = z.infer<typeof attributeList>;

const spanText = z
  .string()
  .max(500)
  .refine((text) => !text.includes("\0"), "No text of a span holds the character NUL.");

/** Spans of the traces that a search matches; what else is asked is asked of the span itself. */
export const spanQuery = z.object({
  ...scope,
  kind: z.enum(spanKinds).optional().meta({ description: "of the span" }),
  status: z.enum(spanStatuses).optional().meta({ description: "of the span" }),
  name: spanText.optional().meta({ description: "of the span" }),
  tool: spanText.optional().meta({ description: "that the span called" }),
  model: spanText.optional().meta({ description: "that the span called" }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional().meta({ description: "the `nextCursor` of the page before" }),
});
export type SpanQuery = z.output<typeof spanQuery>;

/** The newest trace first, and of each trace the latest span. */
export const spanPage = z.object({
  items: z.array(spanRow.extend({ traceId: z.string().meta({ description: "32 hex digits" }), traceName: z.string() })),
  nextCursor: z.string().nullable(),
  partial: z.boolean().meta({ description: "the time was up: what is missing may follow behind `nextCursor`" }),
});
export type SpanPage = z.infer<typeof spanPage>;
