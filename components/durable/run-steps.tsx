import { isActive } from "@/lib/durable/options";
import type { DurableRunDetail } from "@/lib/durable/schema";
import type { JsonComponent } from "./json-component";
import { RunStep } from "./run-step";
import { stepEntries } from "./step-entries";

/** Steps in the order in which they ended, then what runs and what waits. */
export function RunSteps({ run, Json }: { run: DurableRunDetail; Json: JsonComponent }) {
  const entries = stepEntries(run);
  if (entries.length === 0)
    return <p className="text-fg-3">{isActive(run) ? "No step has ended yet." : "It had no steps."}</p>;

  return (
    <ol className="overflow-hidden rounded-md border border-line [&>li:last-child]:border-b-0">
      {entries.map((entry) => (
        <RunStep key={entry.key} entry={entry} Json={Json} />
      ))}
    </ol>
  );
}
