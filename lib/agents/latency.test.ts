import { expect, test } from "vitest";
import { testDatabase } from "@/test/database";
import { seeded } from "@/test/random";
import { latencyKey, latencyKeySql, percentile } from "./latency";

await testDatabase();
const { sql } = await import("@/db");

const random = seeded(3);
const spread = (power: number) => Math.round(10 ** (random.fraction() * power));

test("TypeScript and SQL put every duration into the same bucket", async () => {
  const edges = Array.from({ length: 2_000 }, (_, key) => Math.round((1.01 / 0.99) ** key)).filter(
    (ns) => ns < 2 ** 53,
  );
  const durations = [-5, -1, 0, 1, 2, 3, ...edges.flatMap((ns) => [ns - 1, ns, ns + 1])];
  durations.push(...random.times(5_000, () => spread(15.9)));
  const rows = await sql.unsafe<{ ns: string; key: number }[]>(
    `select ns, ${latencyKeySql("ns")} as key from unnest($1::text::bigint[]) ns`,
    [`{${durations.join(",")}}`],
  );
  expect(rows.length).toBe(durations.length);
  expect(rows.filter(({ ns, key }) => latencyKey(BigInt(ns)) !== key || latencyKey(Number(ns)) !== key)).toEqual([]);
});

test("percentiles of histograms that were added up are within 2 % of the true ones", () => {
  for (const size of [1, 2, 3, 20, 1_000]) {
    const durations = random.times(size, () => spread(12));
    const sorted = durations.toSorted((a, b) => a - b);
    const counts = new Map<number, number>();
    for (const half of [durations.slice(0, size / 2), durations.slice(size / 2)]) {
      for (const ns of half) counts.set(latencyKey(ns), (counts.get(latencyKey(ns)) ?? 0) + 1);
    }
    for (const share of [0, 0.01, 0.5, 0.9, 0.95, 0.99, 1]) {
      const exact = sorted[Math.floor(share * (size - 1))] ?? 0;
      const found = percentile([...counts.keys()], [...counts.values()], share) ?? 0;
      expect(Math.abs(found - exact) / exact, `${share} of ${size}`).toBeLessThan(0.02);
    }
  }
});

test("what took no time or less has a bucket of its own; nothing has no percentile", () => {
  expect([latencyKey(0n), latencyKey(-7n), latencyKey(1n)]).toEqual([-1, -1, 0]);
  expect(percentile([300, -1], [1, 2], 0.5)).toBe(0);
  expect(percentile([-1, 300], [1, 2], 0.5)).toBeGreaterThan(0);
  expect(percentile([], [], 0.5)).toBeNull();
});
