import { Table, TableHead } from "@/components/ui/table";
import type { RunFilter } from "@/lib/durable/filter";
import type { DurableRun } from "@/lib/durable/schema";
import { RunRow } from "./run-row";

type Props = { project: string; filter: RunFilter; runs: DurableRun[]; open: string | undefined };

export function RunsTable({ project, filter, runs, open }: Props) {
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-panel [&_tr:last-child_td]:border-b-0">
      <Table aria-label="Runs">
        <thead>
          <tr>
            <TableHead>Status</TableHead>
            <TableHead>Function</TableHead>
            <TableHead>Started</TableHead>
            <TableHead className="text-right max-sm:hidden">Duration</TableHead>
            <TableHead className="text-right max-sm:hidden">Steps</TableHead>
            <TableHead className="text-right max-sm:hidden" title="Attempts that failed">
              Failed attempts
            </TableHead>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <RunRow key={run.id} project={project} filter={filter} run={run} isOpen={run.id === open} />
          ))}
        </tbody>
      </Table>
    </div>
  );
}
