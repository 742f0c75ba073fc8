import { Table, TableCell, TableHead, TableRow } from "@/components/ui/table";
import { exactMoney, formatCount, formatMoney } from "@/lib/format";
import type { SpendMonth } from "@/lib/models/schema";
import { featureNames } from "./names";

/** What the last twelve months cost, by what the calls were for. */
export function SpendTable({ months }: { months: SpendMonth[] }) {
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-panel [&_tr:last-child_td]:border-b-0">
      <Table aria-label="Spending by month">
        <thead>
          <tr>
            <TableHead>Month</TableHead>
            <TableHead className="w-full">For</TableHead>
            <TableHead className="text-right">Calls</TableHead>
            <TableHead className="text-right max-sm:hidden">Tokens in</TableHead>
            <TableHead className="text-right max-sm:hidden">Tokens out</TableHead>
            <TableHead className="text-right">Cost</TableHead>
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, feature, calls, failedCalls, unpricedCalls, inputTokens, outputTokens, costUsd }) => (
            <TableRow key={`${month} ${feature}`} className="tabular-nums">
              <TableCell>{monthName(month)}</TableCell>
              <TableCell>{featureNames[feature]}</TableCell>
              <TableCell className="py-1.5 text-right">
                {formatCount(calls)}
                {failedCalls > 0 && <div className="text-bad text-sm">{formatCount(failedCalls)} failed</div>}
                {unpricedCalls > 0 && <div className="text-fg-3 text-sm">{formatCount(unpricedCalls)} not priced</div>}
              </TableCell>
              <TableCell className="text-right max-sm:hidden">{formatCount(inputTokens)}</TableCell>
              <TableCell className="text-right max-sm:hidden">{formatCount(outputTokens)}</TableCell>
              <TableCell className="text-right" title={exactMoney(costUsd)}>
                {formatMoney(costUsd)}
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function monthName(month: string): string {
  return new Date(month).toLocaleDateString("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });
}
