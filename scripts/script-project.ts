import { openDatabase } from "./database";
import { exitWith, readEnvironment } from "./environment";

/** Opens the database of this environment and runs `work` in the project with this slug. Exits 1 with the reason where it fails. */
export async function inProject(slug: string, work: (projectId: number) => Promise<void>) {
  const database = await openDatabase(readEnvironment()).catch((error) => exitWith(error.message));
  // Only now is DATABASE_URL known to the client that this imports.
  const { sql } = await import("@/db");
  const failure = await attempt().catch((error: Error) => error);
  await sql.end({ timeout: 1 });
  await database.close();
  if (failure) exitWith(failure.message);

  async function attempt() {
    const [project] = await sql<{ id: number }[]>`select id from projects where slug = ${slug}`;
    if (!project) {
      const rows = await sql<{ slug: string }[]>`select slug from projects order by slug limit 20`;
      throw new Error(`no project “${slug}”. There are: ${rows.map((row) => row.slug).join(", ") || "none"}.`);
    }
    await work(project.id);
  }
}
