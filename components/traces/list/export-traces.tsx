"use client";

import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { traceFilter } from "@/lib/traces/filter";
import { useUrlState } from "@/lib/url-state";
import { ExportMatches } from "./export-matches";

/** The button above the list. */
export function ExportTraces({ project }: { project: string }) {
  const [filter] = useUrlState(traceFilter);

  return (
    <Dialog
      title="Export traces"
      description="All traces that the list matches, newest first."
      trigger={
        <Button>
          <Download aria-hidden /> Export
        </Button>
      }
    >
      <ExportMatches project={project} filter={filter} />
    </Dialog>
  );
}
