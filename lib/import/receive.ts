import "server-only";
import { eq } from "drizzle-orm";
import { db } from "@/db";
import { projects } from "@/db/schema/people";
import type { Member } from "../auth";
import { fail } from "../errors";
import type { Project } from "../ingest/transaction";
import { progressResponse } from "../progress";
import { chunksOf } from "../read-progress";
import { importSpans } from "./import-spans";

/** POST /api/v1/import: the body is the file, of any length, stored while it comes in; the answer tells how far it is. */
export async function receiveImport(member: Member, request: Request): Promise<Response> {
  const project = (await findProject(member)) ?? fail("not_found", "No such project.");
  const type = request.headers.get("content-type") ?? "";
  if (type.startsWith("multipart/")) fail("bad_request", "Send the file itself as the body, not a form.");
  const { body } = request;
  return progressResponse(request, async (say, signal) => {
    const totals = await importSpans(project, chunksOf(body), say, signal);
    say({ type: "done", ...totals });
  });
}

/** What storing needs to know of the member's project. */
export async function findProject({ projectId }: Pick<Member, "projectId">): Promise<Project | undefined> {
  const [project] = await db
    .select({ projectId: projects.id, hashKey: projects.hashKey, retentionDays: projects.retentionDays })
    .from(projects)
    .where(eq(projects.id, projectId));
  return project;
}
