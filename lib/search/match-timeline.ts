import "server-only";
import { sql } from "drizzle-orm";
import { traces } from "@/db/schema/traces";
import type { Member } from "../auth";
import { maxWalked, readScope, type Scope } from "./facets-scope";
import { type Size, sampleOf, sizeOf } from "./facets-size";
import type { MatchTimeline, TimelineQuery } from "./schema";
import { inTime, type ReadTx } from "./time-limit";

type Span = { from: number; to: number };
type Bucket = { place: number; looked: number; count: number; errors: number };

/** So many traces are counted one by one; of more, a sample is. */
const maxCounted = 60_000;

/** The matching traces by when they started, in buckets of one length from the first moment asked for to the last. */
export async function countTimeline(member: Member, query: TimelineQuery): Promise<MatchTimeline> {
  const scope = await readScope(member, query);
  return inTime(async (tx) => {
    const size = await sizeOf(tx, scope.where());
    const span = spanOf(query, size);
    if (!span) return { estimated: false, buckets: [] };
    const share = Math.min(1, (scope.walks ? maxWalked : maxCounted) / Math.max(1, size.count));
    const rows = await countBuckets(tx, scope, span, query.buckets, share);
    const looked = rows.reduce((sum, row) => sum + row.looked, 0);
    const scale = share < 1 && looked > 0 ? Math.max(1, size.count / looked) : 1;
    return { estimated: scope.isEstimate || share < 1, buckets: bucketsOf(rows, span, query.buckets, scale) };
  });
}

/** What was not asked for begins with the first match, and ends now or, where no beginning was asked for either, with the last. */
function spanOf({ from, to, buckets }: TimelineQuery, { first, last }: Size): Span | undefined {
  const start = from ? Date.parse(from) : first === null ? undefined : Math.floor(first);
  if (start === undefined) return undefined;
  const newest = last === null ? start : Math.floor(last) + 1;
  const end = to ? Date.parse(to) : from ? Math.max(Date.now(), newest) : newest;
  if (to && end <= start) return undefined;
  return { from: start, to: Math.max(end, start + buckets) };
}

async function countBuckets(tx: ReadTx, scope: Scope, { from, to }: Span, buckets: number, share: number) {
  const start = sql`date_part('epoch', ${traces.startTime}) * 1000`;
  return tx.execute<Bucket>(sql`
    with found as materialized (
      select width_bucket(${start}, ${from}::float8, ${to}::float8, ${buckets}::int) - 1 as place,
        ${traces.status} = 'error' as failed, ${scope.held} as held
      from ${sampleOf(share)} where ${scope.where()})
    select place, count(*)::int as looked, count(*) filter (where held)::int as count,
      count(*) filter (where held and failed)::int as errors from found group by place`);
}

/** A sample may have missed the first match: what is before the first bucket or behind the last belongs to it. */
function bucketsOf(rows: readonly Bucket[], { from, to }: Span, buckets: number, scale: number) {
  const counts = Array.from({ length: buckets }, () => ({ count: 0, errors: 0 }));
  for (const { place, count, errors } of rows) {
    const bucket = counts[Math.min(Math.max(place, 0), buckets - 1)];
    if (!bucket) continue;
    bucket.count += count;
    bucket.errors += errors;
  }
  const border = (i: number) => new Date(from + Math.round(((to - from) * i) / buckets)).toISOString();
  return counts.map(({ count, errors }, i) => ({
    from: border(i),
    to: border(i + 1),
    count: Math.round(count * scale),
    errors: Math.round(errors * scale),
  }));
}
