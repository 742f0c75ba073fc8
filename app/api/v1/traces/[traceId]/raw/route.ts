import { fail } from "@/lib/errors";
import { route } from "@/lib/route";
import { toOtlpJson } from "@/lib/traces/otlp-json";
import { readPayloads } from "@/lib/traces/queries";
import { spanId, traceId } from "@/lib/traces/schema";

export const GET = route<{ traceId: string }>(async ({ member, params, search }) => {
  const id = traceId.parse(params.traceId);
  const span = spanId.optional().parse(search.span);
  const spans = await readPayloads(member, id, span);
  if (!spans?.length) fail("not_found", span ? "No such span." : "No such trace.");

  return Response.json(toOtlpJson(spans), {
    headers: {
      "Content-Disposition": `attachment; filename="${span ? `span-${span}` : `trace-${id}`}.json"`,
      "Cache-Control": "no-store",
    },
  });
});
