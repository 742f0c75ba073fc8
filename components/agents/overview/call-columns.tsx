import {
  createColumnHelper,
  createSortedRowModel,
  metaHelper,
  rowSortingFeature,
  sortFn_alphanumeric,
  sortFn_basic,
  tableFeatures,
} from "@tanstack/react-table";
import { allTokens, formatRate } from "@/lib/agents/figures";
import type { CallProfile } from "@/lib/agents/schema";
import { exactCount, exactDuration, exactMoney, formatCount, formatDuration, formatMoney } from "@/lib/format";
import { CallShare } from "./call-share";

export const callFeatures = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { alphanumeric: sortFn_alphanumeric, basic: sortFn_basic },
  columnMeta: metaHelper<{ numeric?: boolean; models?: boolean }>(),
});
const column = createColumnHelper<typeof callFeatures, CallProfile>();

const number = { meta: { numeric: true }, sortFn: "basic", sortDescFirst: true, sortUndefined: "last" } as const;
const ofModels = { ...number, meta: { numeric: true, models: true } } as const;

export const callColumns = column.columns([
  column.accessor("name", { header: "Name", sortFn: "alphanumeric" }),
  column.accessor("calls", { ...number, header: "Calls", cell: ({ getValue }) => formatCount(getValue()) }),
  column.accessor("share", {
    ...number,
    header: "Share",
    cell: ({ getValue }) => <CallShare share={getValue()} />,
  }),
  column.accessor("errorRate", {
    ...number,
    header: "Errors",
    cell: ({ getValue, row }) => (
      <span
        title={`${exactCount(row.original.errors, "calls")} failed`}
        className={row.original.errors > 0 ? "text-bad" : undefined}
      >
        {formatRate(getValue())}
      </span>
    ),
  }),
  column.accessor((call) => call.p95Ms ?? undefined, {
    ...number,
    id: "p95",
    header: "p95",
    cell: ({ row: { original } }) => (
      <span title={`p50 ${exactDuration(original.p50Ms)}\np95 ${exactDuration(original.p95Ms)}`}>
        {formatDuration(original.p95Ms)}
      </span>
    ),
  }),
  column.accessor((call) => allTokens(call) ?? undefined, {
    ...ofModels,
    id: "tokens",
    header: "Tokens",
    cell: ({ row: { original } }) => <span title={tokenTitle(original)}>{formatCount(allTokens(original))}</span>,
  }),
  column.accessor((call) => call.costUsd ?? undefined, {
    ...ofModels,
    id: "cost",
    header: "Cost",
    cell: ({ row: { original } }) => (
      <span title={costTitle(original)}>
        {formatMoney(original.costUsd)}
        {original.unpricedCount > 0 && (
          <span className="text-warn"> · {formatCount(original.unpricedCount)} unpriced</span>
        )}
      </span>
    ),
  }),
]);

function tokenTitle(call: CallProfile) {
  return [
    exactCount(call.inputTokens, "tokens in"),
    exactCount(call.cachedTokens, "of them from a cache"),
    exactCount(call.outputTokens, "tokens out"),
    exactCount(call.reasoningTokens, "of them for reasoning"),
  ].join("\n");
}

function costTitle({ costUsd, unpricedCount }: CallProfile) {
  const unpriced = unpricedCount > 0 && `${exactCount(unpricedCount, "calls")} without a known cost`;
  return [exactMoney(costUsd), unpriced].filter(Boolean).join("\n");
}
