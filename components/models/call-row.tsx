import { RelativeTime } from "@/components/ui/relative-time";
import { TableCell, TableRow } from "@/components/ui/table";
import { exactDuration, exactMoney, formatCount, formatDuration, formatMoney } from "@/lib/format";
import type { ModelCall } from "@/lib/models/schema";
import { featureNames } from "./names";
import { OutcomeChip } from "./outcome-chip";

export function CallRow({ call }: { call: ModelCall }) {
  const { at, feature, connection, model, outcome, reason, inputTokens, outputTokens, latencyMs, costUsd } = call;

  return (
    <TableRow className="align-top tabular-nums [&>td]:py-1.5">
      <TableCell className="text-fg-2">
        <RelativeTime value={at} />
      </TableCell>
      <TableCell className="max-sm:hidden">{featureNames[feature]}</TableCell>
      <TableCell className="w-full min-w-32 max-w-0">
        <div className="truncate font-mono text-sm" title={model}>
          {model}
        </div>
        <div className="truncate text-fg-3 text-sm">{connection}</div>
        <div className="sm:hidden">
          <OutcomeChip outcome={outcome} />
        </div>
        {reason && <div className="whitespace-normal break-words text-fg-2 text-sm">{reason}</div>}
      </TableCell>
      <TableCell className="max-sm:hidden">
        <OutcomeChip outcome={outcome} />
      </TableCell>
      <TableCell className="text-right max-sm:hidden">
        {inputTokens === null && outputTokens === null
          ? "–"
          : `${formatCount(inputTokens)} in, ${formatCount(outputTokens)} out`}
      </TableCell>
      <TableCell className="text-right max-sm:hidden" title={exactDuration(latencyMs)}>
        {formatDuration(latencyMs)}
      </TableCell>
      <TableCell className="text-right" title={exactMoney(costUsd)}>
        {formatMoney(costUsd)}
      </TableCell>
    </TableRow>
  );
}
