import { z } from "zod";
import { moment, searchText, traceId } from "../traces/schema";

const exportFormats = ["jsonl", "csv"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What the list of traces shows for a search in a range of time. */
export const matchQuery = z.object({
  q: searchText.optional(),
  from: moment.optional().meta({ description: "traces that started at this time or later" }),
  to: moment.optional().meta({ description: "traces that started before this time" }),
});
export type MatchQuery = z.output<typeof matchQuery>;
/** The same as it stands in an address. */
export type MatchText = z.input<typeof matchQuery>;

const format = z.enum(exportFormats).default("jsonl").meta({
  description: "jsonl: an OTLP/JSON export request for each trace, one a line; csv: the columns of the list",
});
const gzip = z.stringbool().optional().meta({ description: "true: the file comes compressed" });

export const exportQuery = matchQuery.extend({ format, gzip });

/** As many as somebody selects by hand, and more. */
export const selectedTraces = z.array(traceId).min(1, "Say which traces.").max(10_000, "These are too many at once.");

export const exportSelection = z.object({ format, traceIds: selectedTraces });

export const matchCount = z.object({
  count: z.int(),
  exact: z.boolean().meta({ description: "false where the time was up: there are at least so many" }),
  asOf: z.iso.datetime().meta({ description: "when it was counted" }),
});
export type MatchCount = z.infer<typeof matchCount>;
