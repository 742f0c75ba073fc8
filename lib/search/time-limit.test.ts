import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { testDatabase } from "@/test/database";

await testDatabase();
const { withinTime } = await import("./time-limit");

test("a statement that takes too long ends what was read, any other failure is one", async () => {
  const steps: string[] = [];
  const inTime = await withinTime(100, async (tx) => {
    steps.push("before");
    await tx.execute(sql`select pg_sleep(10)`);
    steps.push("after");
  });
  expect({ inTime, steps }).toEqual({ inTime: false, steps: ["before"] });
  expect(await withinTime(1_000, async () => undefined)).toBe(true);
  await expect(withinTime(1_000, async (tx) => void (await tx.execute(sql`select 1 / 0`)))).rejects.toThrow();
});
