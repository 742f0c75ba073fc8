import type { ModelOutcome } from "@/db/enums";
import { exactMoney, formatCount, formatDuration, formatMoney } from "@/lib/format";
import type { ModelTest } from "@/lib/models/schema";
import { OutcomeChip } from "./outcome-chip";

/** What to do; a failure's reason says it itself. */
const advice: Partial<Record<ModelOutcome, string>> = {
  refused: "Another model may answer.",
  malformed: "Choose a model that supports structured output.",
  rate_limited: "Try again later, or raise the limit at the provider.",
  timed_out: "It may still be loading: try again. If it stays silent, check the address.",
};

export function TestResult({ test }: { test: ModelTest }) {
  const { outcome, reason, answer, latencyMs, inputTokens, outputTokens, costUsd } = test;
  const answered = inputTokens !== null || outputTokens !== null;
  const usage = [
    { name: "Tokens", value: `${formatCount(inputTokens)} in, ${formatCount(outputTokens)} out` },
    { name: "Cost", value: costUsd === null ? "not priced" : formatMoney(costUsd), title: exactMoney(costUsd) },
  ];
  const facts = [{ name: "Latency", value: formatDuration(latencyMs), title: undefined }, ...(answered ? usage : [])];

  return (
    <div className="flex flex-col gap-2">
      <p>
        <OutcomeChip outcome={outcome} />
      </p>
      {answer !== null && <p className="break-words">“{answer}”</p>}
      {reason && (
        <p className="break-words">
          {reason} {advice[outcome]}
        </p>
      )}
      <dl className="flex flex-wrap gap-x-6 gap-y-1 tabular-nums">
        {facts.map(({ name, value, title }) => (
          <div key={name}>
            <dt className="text-fg-3 text-sm">{name}</dt>
            <dd title={title}>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
