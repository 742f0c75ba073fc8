"use client";

import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { traceFilter } from "@/lib/traces/filter";
import { useUrlState } from "@/lib/url-state";
import { ExportMatches } from "./export-matches";

/** The button above the list. */
export function ExportTraces({ project, scope }: { project: string; scope?: string }) {
  const [filter] = useUrlState(traceFilter);

  return (
    <Dialog
      title="Export traces"
      trigger={
        <Button size={scope ? "lg" : "md"}>
          <Download aria-hidden /> Export
        </Button>
      }
    >
      <ExportMatches project={project} filter={{ ...filter, scope }} />
    </Dialog>
  );
}
