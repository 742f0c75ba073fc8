import { ProgressBar } from "@/components/ui/progress-bar";
import { exactMoney, formatMoney } from "@/lib/format";
import type { ModelSettings } from "@/lib/models/schema";

type Props = { budget: ModelSettings["budget"]; now: Date };

/** How much of the month's budget is spent. */
export function BudgetUse({ budget: { monthlyUsd, spentUsd }, now }: Props) {
  const month = now.toLocaleDateString("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
  const isSpent = monthlyUsd !== null && spentUsd >= monthlyUsd;

  return (
    <div className="flex max-w-md flex-col gap-1.5">
      <p className="tabular-nums">
        <span title={exactMoney(spentUsd)} className="font-medium">
          {formatMoney(spentUsd)}
        </span>{" "}
        in {month}
        {monthlyUsd === null ? ". There is no budget." : ` of a budget of ${formatMoney(monthlyUsd)}`}
      </p>
      {monthlyUsd !== null && <ProgressBar label="Budget spent" share={isSpent ? 1 : spentUsd / monthlyUsd} />}
      {isSpent && (
        <p className="text-bad">
          The budget is spent: models are not called until the next month, or until an owner raises it.
        </p>
      )}
    </div>
  );
}
