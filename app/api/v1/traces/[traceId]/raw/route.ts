import { fail } from "@/lib/errors";
import { route } from "@/lib/route";
import { otlpGroups, otlpText } from "@/lib/traces/otlp-json";
import { readPayloads } from "@/lib/traces/queries";
import { spanId, traceId } from "@/lib/traces/schema";
import { streamJson } from "@/lib/traces/stream";

export const GET = route<{ traceId: string }>(async ({ member, params, search }) => {
  const id = traceId.parse(params.traceId);
  const span = spanId.optional().parse(search.span);
  const spans = (await readPayloads(member, id, span)) ?? fail("not_found", span ? "No such span." : "No such trace.");

  const name = `${span ? `span-${span}` : `trace-${id}`}.json`;
  const headers = { "Content-Disposition": `attachment; filename="${name}"` };
  return streamJson({}, "resourceSpans", otlpGroups(spans), headers, otlpText);
});
