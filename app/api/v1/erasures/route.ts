import { eraseTraces, listErasures } from "@/lib/erasure/queries";
import { erasure } from "@/lib/erasure/schema";
import { progressResponse } from "@/lib/progress";
import { route } from "@/lib/route";

export const GET = route(({ member }) => listErasures(member));

export const POST = route(async ({ member, request, body }) => {
  const asked = await body(erasure);
  return progressResponse(request, async (say, signal) => {
    const deleted = await eraseTraces(member, asked, (count) => say({ type: "progress", deleted: count }), signal);
    say({ type: "done", deleted });
  });
});
