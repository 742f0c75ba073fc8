"use client";

import { useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import { useSyncExternalStore } from "react";
import type { ChartMark, ChartRow } from "@/components/charts/chart-data";
import { type LinkedChart, LinkedCharts } from "@/components/charts/linked-charts";
import { ErrorState } from "@/components/ui/error-state";
import { agentAddress, agentSearch } from "@/lib/agents/address";
import { formatRate } from "@/lib/agents/figures";
import { type AgentTime, agentScope } from "@/lib/agents/filter";
import { agentOptions } from "@/lib/agents/options";
import type { AgentTimeseries } from "@/lib/agents/schema";
import { formatCompact, formatCount, formatDuration, formatMoney } from "@/lib/format";
import { useUrlState } from "@/lib/url-state";
import { costs, errorSeries, latencySeries, outcomeSeries, outcomes, tokenSeries, tokens } from "./agent-charts";
import { costSummary, errorSummary, latencySummary, runSummary, tokenSummary } from "./chart-summaries";

type Props = { project: string; agentId: string; time: AgentTime };

/** The agent over time, in the hours of whoever looks. */
export function OverviewCharts({ project, agentId, time }: Props) {
  const timeZone = useTimeZone();
  const [, setScope] = useUrlState(agentScope);
  const { data, error, refetch } = useQuery({
    ...agentOptions.timeseries(project, agentId, time, timeZone ?? ""),
    enabled: timeZone !== undefined,
  });

  if (error && !data) {
    return (
      <section aria-label="Over time" className="rounded-lg border border-line bg-panel">
        <ErrorState title="The charts could not be loaded" message={error.message} onRetry={refetch} />
      </section>
    );
  }

  return (
    <section aria-label="Over time" className="grid shrink-0 gap-3 lg:grid-cols-2">
      <LinkedCharts
        charts={chartsOf(data, (row, q) =>
          agentAddress(project, agentId, "traces", { range: time.range, from: row.from, to: row.to, q: q?.(agentId) }),
        )}
        marks={marksOf(data)}
        onZoom={(from, to) => setScope({ from, to }, "push")}
      />
    </section>
  );
}

/** What the traces behind a row are searched for. */
type Search = (agentId: string) => string;

const failed: Search = (agentId) => agentSearch("failed", agentId);
const succeeded: Search = (agentId) => agentSearch("succeeded", agentId);

function chartsOf(
  data: AgentTimeseries | undefined,
  address: (row: ChartRow, search?: Search) => Route,
): LinkedChart[] {
  const buckets = data?.buckets ?? [];
  const rowsOf = (values: (bucket: AgentTimeseries["buckets"][number]) => ChartRow["values"]) =>
    data?.buckets.map((bucket) => ({ from: bucket.from, to: bucket.to, values: values(bucket) }));
  const cost = costs(buckets);
  const toAll = (row: ChartRow) => address(row);

  return [
    {
      title: "Runs",
      className: "lg:col-span-2",
      summary: runSummary(buckets),
      rows: rowsOf(outcomes),
      series: outcomeSeries,
      draw: "bars",
      whole: true,
      format: formatCount,
      axis: formatCompact,
      address: (row, series) =>
        address(row, series === "failures" ? failed : series === "successes" ? succeeded : undefined),
    },
    {
      title: "Error rate",
      summary: errorSummary(buckets),
      rows: rowsOf(({ errorRate }) => ({ errorRate })),
      series: errorSeries,
      draw: "lines",
      whole: false,
      format: formatRate,
      axis: shortRate,
      address: (row) => address(row, failed),
    },
    {
      title: "Latency",
      summary: latencySummary(buckets),
      rows: rowsOf(({ p50Ms, p95Ms, p99Ms }) => ({ p50Ms, p95Ms, p99Ms })),
      series: latencySeries,
      draw: "lines",
      whole: false,
      format: formatDuration,
      axis: shortDuration,
      address: toAll,
    },
    {
      title: "Tokens",
      summary: tokenSummary(buckets),
      rows: rowsOf(tokens),
      series: tokenSeries,
      draw: "bars",
      whole: true,
      format: formatCount,
      axis: formatCompact,
      address: toAll,
    },
    {
      title: "Cost by model",
      summary: costSummary(buckets),
      rows: rowsOf(cost.values),
      series: cost.series,
      draw: "bars",
      whole: false,
      format: formatMoney,
      axis: shortMoney,
      address: toAll,
    },
  ];
}

function marksOf(data: AgentTimeseries | undefined): ChartMark[] {
  const { buckets, versions } = data ?? { buckets: [], versions: [] };
  return versions.map(({ version, firstSeen }) => ({ at: within(buckets, firstSeen), label: version }));
}

/** A version is known by its quarter of an hour, which may begin before the first bucket does. */
function within(buckets: AgentTimeseries["buckets"], moment: string) {
  const first = buckets[0]?.from;
  return first && moment < first ? first : moment;
}

function shortRate(rate: number) {
  return `${Number((rate * 100).toFixed(1))} %`;
}

function shortDuration(ms: number) {
  return formatDuration(ms)
    .replace(/\.?0+ s$/, " s")
    .replace(/ min 0 s$/, " min")
    .replace(/ h 0 min$/, " h");
}

function shortMoney(usd: number) {
  return formatMoney(usd)
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "");
}

/** The zone of whoever looks, which only the browser knows. */
function useTimeZone(): string | undefined {
  return useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => undefined,
  );
}

const never = () => () => undefined;
