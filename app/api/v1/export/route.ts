import { exportResponse } from "@/lib/export/export";
import { matchingTraces, tracesById } from "@/lib/export/queries";
import { exportQuery, exportSelection } from "@/lib/export/schema";
import { route } from "@/lib/route";

export const GET = route(({ member, search }) => {
  const { format, gzip, ...query } = exportQuery.parse(search);
  return exportResponse(member, matchingTraces(member, query), format, gzip);
});

/** Only reads, but a selection is too long for an address. */
export const POST = route(async ({ member, body }) => {
  const { format, traceIds } = await body(exportSelection);
  return exportResponse(member, tracesById(member, traceIds), format);
}, "viewer");
