import type { Route } from "next";
import { cx } from "@/components/ui/cx";
import { agentAddress, agentSearch } from "@/lib/agents/address";
import {
  allTokens,
  type Better,
  changeOf,
  costPerRun,
  formatRate,
  tokenClasses,
  unknownRuns,
} from "@/lib/agents/figures";
import { type AgentScope, timeAddress } from "@/lib/agents/filter";
import type { AgentTotals } from "@/lib/agents/schema";
import { exactCount, exactDuration, exactMoney, formatCount, formatDuration, formatMoney } from "@/lib/format";
import { OverviewTile } from "./overview-tile";

type Props = {
  project: string;
  agentId: string;
  scope: AgentScope;
  /** Undefined while it is read. */
  totals: AgentTotals | undefined;
  /** Undefined where nothing is compared, null where there is no period before. */
  before: AgentTotals | null | undefined;
  stale: boolean;
};

type Figure = {
  label: string;
  of: (totals: AgentTotals) => number | null;
  format: (value: number | null) => string;
  exact: (value: number | null) => string;
  better?: Better;
  unit?: "points";
  search?: "agent" | "failed" | "succeeded";
  note?: (totals: AgentTotals) => string | undefined;
};

const runs = { format: formatCount, exact: (value: number | null) => exactCount(value, "runs") };
const time = { format: formatDuration, exact: exactDuration, better: "less" } as const;
const money = { format: formatMoney, exact: exactMoney };

const figures: Figure[] = [
  { label: "Runs", of: (totals) => totals.runs, ...runs, search: "agent" },
  { label: "Succeeded", of: (totals) => totals.successes, ...runs, search: "succeeded" },
  { label: "Failed", of: (totals) => totals.failures, ...runs, better: "less", search: "failed" },
  { label: "Outcome unknown", of: unknownRuns, ...runs },
  {
    label: "Error rate",
    of: (totals) => totals.errorRate,
    format: formatRate,
    exact: (rate) => (rate === null ? "No runs" : `${(rate * 100).toFixed(3)} % of the runs failed`),
    better: "less",
    unit: "points",
    search: "failed",
  },
  { label: "Latency p50", of: (totals) => totals.p50Ms, ...time },
  { label: "Latency p95", of: (totals) => totals.p95Ms, ...time },
  { label: "Latency p99", of: (totals) => totals.p99Ms, ...time },
  {
    label: "Tokens",
    of: allTokens,
    format: formatCount,
    exact: (value) => exactCount(value, "tokens"),
    note: tokenNote,
  },
  { label: "Cost", of: (totals) => totals.costUsd, ...money },
  { label: "Cost per run", of: costPerRun, ...money, better: "less" },
  {
    label: "Unpriced calls",
    of: (totals) => totals.unpricedCount,
    format: formatCount,
    exact: (value) => `${exactCount(value, "calls")} whose cost is not known`,
    better: "less",
  },
];

export function OverviewTiles({ project, agentId, scope, totals, before, stale }: Props) {
  const linkTo = (search: Figure["search"]): Route | undefined => {
    if (!search) return undefined;
    const q = search === "agent" ? undefined : agentSearch(search, agentId);
    return agentAddress(project, agentId, "traces", {
      ...timeAddress(scope),
      compare: scope.compare === "off" ? "off" : undefined,
      q,
    });
  };

  return (
    <dl
      aria-busy={!totals || stale}
      className={cx(
        "grid shrink-0 grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-3 md:grid-cols-4 xl:grid-cols-6",
        stale && "opacity-60",
      )}
    >
      {figures.map(({ label, of, format, exact, better, unit, search, note }) => {
        const value = totals && of(totals);
        const past = before && of(before);
        return (
          <OverviewTile
            key={label}
            label={label}
            value={value === undefined ? undefined : format(value)}
            exact={[exact(value ?? null), totals && note?.(totals)].filter(Boolean).join("\n")}
            change={
              value === undefined || before === undefined ? undefined : changeOf(value, past ?? null, better, unit)
            }
            past={past === undefined || past === null ? undefined : format(past)}
            compares={scope.compare === "before"}
            href={linkTo(search)}
          />
        );
      })}
    </dl>
  );
}

function tokenNote(totals: AgentTotals) {
  const { input, cached, output, reasoning } = tokenClasses(totals);
  return `${formatCount(input)} in, ${formatCount(cached)} from a cache, ${formatCount(output)} out, ${formatCount(reasoning)} for reasoning`;
}
