import { expect, test } from "vitest";
import { testDatabase } from "@/test/database";

await testDatabase();
const { sql } = await import("@/db");
const { eraseDeletedProjects, eraseProject } = await import("./erase");
const { testProject } = await import("./test-project");

// Tables that this feature has never heard of: one plain, one partitioned.
await sql`create table notes_of_test (project_id integer not null, n integer)`;
await sql`create table parts_of_test (project_id integer not null, n integer) partition by range (n)`;
await sql`create table parts_of_test_low partition of parts_of_test for values from (0) to (6000)`;
await sql`create table parts_of_test_rest partition of parts_of_test default`;

test("a project's rows go in every table and partition, and nobody else's do", async () => {
  const [gone, kept] = [await testProject(), await testProject()];
  await fill(gone.id, 12_000);
  await fill(kept.id, 7_000);
  await eraseProject(gone.id);
  expect(await count(gone.id)).toEqual({ notes: 0, parts: 0 });
  expect(await count(kept.id)).toEqual({ notes: 7_000, parts: 7_000 });
});

test("what a deleted project left behind is found later", async () => {
  const [first, kept, last] = [await testProject(), await testProject(), await testProject()];
  for (const { id } of [first, kept, last]) await fill(id, 2);
  await sql`delete from projects where id in ${sql([first.id, last.id])}`;
  await eraseDeletedProjects();
  expect(await count(first.id)).toEqual({ notes: 0, parts: 0 });
  expect(await count(last.id)).toEqual({ notes: 0, parts: 0 });
  expect(await count(kept.id)).toEqual({ notes: 2, parts: 2 });
});

async function fill(projectId: number, rows: number) {
  await sql`insert into notes_of_test select ${projectId}, n from generate_series(1, ${rows}) n`;
  await sql`insert into parts_of_test select ${projectId}, n from generate_series(1, ${rows}) n`;
}

async function count(projectId: number) {
  const [counts] = await sql<{ notes: number; parts: number }[]>`
    select (select count(*)::int from notes_of_test where project_id = ${projectId}) as notes,
           (select count(*)::int from parts_of_test where project_id = ${projectId}) as parts`;
  return counts;
}
