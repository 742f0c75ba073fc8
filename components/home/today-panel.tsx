import type { Route } from "next";
import Link from "next/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { changeOf, formatRate } from "@/lib/agents/figures";
import { formatCount } from "@/lib/format";
import type { MatchTimeline } from "@/lib/search/schema";
import { HomePanel } from "./home-panel";
import { TodayBars } from "./today-bars";

type Props = { project: string; today: MatchTimeline; yesterday: MatchTimeline; newest: string | undefined };

/** The last day in numbers. A day of the clock would need the zone of whoever looks, which the server does not know. */
export function TodayPanel({ project, today, yesterday, newest }: Props) {
  const now = sumOf(today);
  const before = sumOf(yesterday);
  const traces = `/${project}/traces?range=24h`;

  return (
    <HomePanel title="Last 24 hours" all={{ href: traces as Route, label: "All traces" }} className="lg:col-span-2">
      <div className="grid grid-cols-3 gap-3 px-3 pb-3 sm:grid-cols-[auto_auto_auto_minmax(0,1fr)] sm:gap-8">
        <Figure
          label="Traces"
          value={`${today.estimated ? "~" : ""}${formatCount(now.count)}`}
          change={changeOf(now.count, before.count)}
          href={traces as Route}
        />
        <Figure
          label="Failed"
          value={formatCount(now.errors)}
          change={changeOf(now.errors, before.errors, "less")}
          href={`${traces}&q=status%3Aerror` as Route}
        />
        <Figure
          label="Error rate"
          value={formatRate(now.rate)}
          change={changeOf(now.rate, before.rate, "less", "points")}
        />
        <div className="min-w-0 max-sm:col-span-3">
          <TodayBars buckets={today.buckets} />
          {now.count === 0 && newest && (
            <p className="mt-1 text-fg-3 text-sm">
              The newest trace started <RelativeTime ago value={newest} />.
            </p>
          )}
        </div>
      </div>
    </HomePanel>
  );
}

function sumOf({ buckets }: MatchTimeline) {
  const count = buckets.reduce((sum, bucket) => sum + bucket.count, 0);
  const errors = buckets.reduce((sum, bucket) => sum + bucket.errors, 0);
  return { count, errors, rate: count > 0 ? errors / count : null };
}

type FigureProps = { label: string; value: string; change: ReturnType<typeof changeOf>; href?: Route };

function Figure({ label, value, change: { text, verdict }, href }: FigureProps) {
  const tone = verdict === undefined ? "text-fg-3" : verdict === "better" ? "text-good" : "text-bad";
  return (
    <dl>
      <dt className="text-fg-3 text-sm">
        {href ? (
          <Link href={href} prefetch={false} className="rounded-sm hover:text-fg hover:underline">
            {label}
          </Link>
        ) : (
          label
        )}
      </dt>
      <dd className="font-semibold text-xl tabular-nums">{value}</dd>
      <dd title="Against the 24 hours before" className={`${tone} whitespace-nowrap text-sm`}>
        {text}
        {verdict && `, ${verdict}`}
      </dd>
    </dl>
  );
}
