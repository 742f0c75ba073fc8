import "server-only";
import { eq } from "drizzle-orm";
import { db } from "@/db";
import { projects } from "@/db/schema/people";
import { wordSeed } from "../ingest/words";

const seeds = new Map<number, number>();

/** The start value of a project's hashes. Its key never changes. */
export async function seedOf(projectId: number): Promise<number> {
  const known = seeds.get(projectId);
  if (known !== undefined) return known;
  const [project] = await db.select({ hashKey: projects.hashKey }).from(projects).where(eq(projects.id, projectId));
  const seed = wordSeed(project?.hashKey ?? "");
  if (project) seeds.set(projectId, seed);
  return seed;
}
