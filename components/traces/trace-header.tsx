"use client";

import { Download, Link2 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { CopyButton } from "@/components/ui/copy-button";
import { rawUrl } from "@/lib/traces/options";
import type { Trace } from "@/lib/traces/schema";
import { visibleText } from "@/lib/traces/visible-text";
import { KindMark } from "./kind-mark";
import { StatusChip } from "./status-chip";
import { TraceKeys } from "./trace-keys";

type Props = { project: string; trace: Trace; heading: "h1" | "h2"; controls: ReactNode };

export function TraceHeader({ project, trace, heading: Heading, controls }: Props) {
  const { traceId, errorCount, hiddenErrorCount } = trace;
  const failures = [
    errorCount > 0 && `${errorCount} ${errorCount === 1 ? "span" : "spans"} failed`,
    hiddenErrorCount > 0 && `${hiddenErrorCount} hidden`,
  ].filter(Boolean);

  return (
    <div className="flex min-h-12 shrink-0 flex-wrap items-center gap-x-2 gap-y-1 px-4 py-2">
      <div className="flex min-w-0 items-center gap-2">
        <KindMark kind={trace.kind} className="size-4" />
        <Heading className="min-w-0 truncate font-semibold text-lg" title={trace.name}>
          {visibleText(trace.name)}
        </Heading>
      </div>
      <StatusChip trace={trace} />
      {(errorCount + hiddenErrorCount > 1 || (errorCount > 0 && trace.status !== "error")) && (
        <Chip title="Spans that failed, by their status or by their content">{failures.join(" · ")}</Chip>
      )}
      <span className="flex items-center font-mono text-fg-3 text-sm" title={traceId}>
        <span className="@xl:@max-3xl:hidden">
          {traceId.slice(0, 8)}…{traceId.slice(-6)}
        </span>
        <CopyButton value={traceId} label="trace id" />
      </span>
      <div className="ml-auto flex items-center gap-0.5">
        <CopyButton
          value={() => `${window.location.origin}/${project}/traces/${traceId}`}
          label="link"
          icon={<Link2 />}
        />
        <Button asChild variant="quiet" size="icon">
          <a href={rawUrl(project, traceId)} download aria-label="Download as OTLP JSON" title="Download as OTLP JSON">
            <Download />
          </a>
        </Button>
        <TraceKeys />
        {controls}
      </div>
    </div>
  );
}
