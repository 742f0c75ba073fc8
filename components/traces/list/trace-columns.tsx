import {
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  rowSelectionFeature,
  tableFeatures,
} from "@tanstack/react-table";
import { RelativeTime } from "@/components/ui/relative-time";
import {
  exactCount,
  exactDuration,
  formatCompact,
  formatCount,
  formatDuration,
  formatMoney,
  unknown,
} from "@/lib/format";
import { costTitle } from "@/lib/traces/cost";
import type { Hit, ListedTrace, Trace, TraceSort } from "@/lib/traces/schema";
import { Exact } from "../exact";
import { kindWord } from "../kind-mark";
import { StatusChip } from "../status-chip";
import { HitSnippet } from "./hit-snippet";
import { SelectRow } from "./select-row";
import { TraceName } from "./trace-name";

type Meta = {
  label: string;
  /** In pixels, or a share of the table; without one the column shares what is left. */
  width?: number | string;
  sort?: TraceSort;
  numeric?: boolean;
  /** Stays on a phone. */
  narrow?: boolean;
};

export const traceFeatures = tableFeatures({
  columnVisibilityFeature,
  rowSelectionFeature,
  columnMeta: metaHelper<Meta>(),
});
const column = createColumnHelper<typeof traceFeatures, ListedTrace>();

type TextField = "inputPreview" | "outputPreview" | "service" | "environment" | "sessionId" | "userId" | "version";

function text(id: TextField, label: string, width?: number) {
  return column.accessor(id, {
    header: label,
    meta: { label, width },
    cell: ({ getValue }) => <Text>{getValue()}</Text>,
  });
}

/** Shown while words are searched for, in the place of those that make room for it. */
export const matchColumn = "match";
export const roomForMatch = ["inputPreview", "service", "environment", "sessionId"];

export const selectColumn = "select";

export const traceColumns = column.columns([
  column.display({
    id: selectColumn,
    enableHiding: false,
    meta: { label: "Select", width: 34 },
    cell: ({ row }) => <SelectRow row={row} />,
  }),
  column.accessor("startTime", {
    header: "Time",
    enableHiding: false,
    meta: { label: "Time", width: 64, sort: "start_time", narrow: true },
    cell: ({ getValue }) => <RelativeTime value={getValue()} className="relative text-fg-3" />,
  }),
  column.accessor("name", {
    header: "Trace",
    enableHiding: false,
    meta: { label: "Trace", narrow: true },
    cell: ({ row }) => <TraceName trace={row.original} />,
  }),
  column.accessor("hit", {
    id: matchColumn,
    header: "Match",
    enableHiding: false,
    meta: { label: "Match", width: "34%" },
    cell: ({ getValue }) => <Match hit={getValue()} />,
  }),
  text("inputPreview", "Input"),
  text("outputPreview", "Output"),
  column.accessor("kind", {
    header: "Kind",
    meta: { label: "Kind", width: 88 },
    cell: ({ getValue }) => kindWord(getValue()),
  }),
  text("service", "Service", 106),
  text("environment", "Environment", 100),
  text("sessionId", "Session", 92),
  text("userId", "User", 104),
  text("version", "Version", 90),
  column.accessor("models", {
    header: "Models",
    meta: { label: "Models", width: 130 },
    cell: ({ getValue }) => <Text>{getValue().join(", ") || null}</Text>,
  }),
  column.accessor("durationMs", {
    header: "Duration",
    meta: { label: "Duration", width: 84, sort: "duration", numeric: true },
    cell: ({ getValue }) => <Exact title={exactDuration(getValue())}>{formatDuration(getValue())}</Exact>,
  }),
  column.accessor("spanCount", {
    header: "Spans",
    meta: { label: "Spans", width: 62, sort: "span_count", numeric: true },
    cell: ({ getValue }) => <span className="text-fg-2">{formatCount(getValue())}</span>,
  }),
  column.accessor("totalTokens", {
    header: "Tokens",
    meta: { label: "Tokens", width: 78, sort: "total_tokens", numeric: true },
    cell: ({ getValue }) => <Exact title={exactCount(getValue(), "tokens")}>{formatCount(getValue())}</Exact>,
  }),
  column.accessor("costUsd", {
    header: "Cost",
    meta: { label: "Cost", width: 88, sort: "total_cost", numeric: true },
    cell: ({ row }) => <Exact title={costTitle(row.original)}>{formatMoney(row.original.costUsd)}</Exact>,
  }),
  column.accessor("status", {
    header: "Status",
    enableHiding: false,
    meta: { label: "Status", width: 124, narrow: true },
    cell: ({ row }) => <Status trace={row.original} />,
  }),
]);

function Match({ hit }: { hit: Hit | null }) {
  return hit ? <HitSnippet hit={hit} /> : <span className="text-fg-3">{unknown}</span>;
}

function Status({ trace }: { trace: Trace }) {
  const survived = trace.status !== "error" && trace.hiddenErrorCount === 0 ? trace.errorCount : 0;
  return (
    <span className="flex items-center gap-1.5">
      <StatusChip trace={trace} />
      {survived > 0 && (
        <span title="Spans that failed, in a run that did not" className="relative text-fg-3 text-sm">
          {formatCompact(survived)} failed
        </span>
      )}
    </span>
  );
}

function Text({ children }: { children: string | null }) {
  return (
    <span title={children ?? undefined} className="relative text-fg-2">
      {children ?? <span className="text-fg-3">{unknown}</span>}
    </span>
  );
}
