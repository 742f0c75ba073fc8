import { getDurableRun } from "@/lib/durable/queries";
import { runId } from "@/lib/durable/schema";
import { fail } from "@/lib/errors";
import { route } from "@/lib/route";

export const GET = route<{ runId: string }>(
  async ({ member, params }) =>
    (await getDurableRun(member, runId.parse(params.runId))) ?? fail("not_found", "No such run."),
  "owner",
);
