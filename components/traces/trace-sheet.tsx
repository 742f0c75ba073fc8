"use client";

import { ChevronDown, ChevronUp, Maximize2, X } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import type { Trace } from "@/lib/traces/schema";
import { TraceView } from "./trace-view";

type Props = {
  project: string;
  traceId: string;
  /** The list below, for the trace before and the one after. */
  traces: Trace[];
  onOpen: (traceId: string | undefined) => void;
  /** Where the focus goes when the sheet is gone. */
  onClosed: () => void;
};

export function TraceSheet({ project, traceId, traces, onOpen, onClosed }: Props) {
  const index = traces.findIndex((trace) => trace.traceId === traceId);
  const before = index > 0 ? traces[index - 1] : undefined;
  const after = index >= 0 ? traces[index + 1] : undefined;

  return (
    <Sheet
      open
      modal={false}
      title={traces[index]?.name ?? "Trace"}
      onOpenChange={() => onOpen(undefined)}
      onOpenAutoFocus={(event) => {
        event.preventDefault();
        const sheet = event.currentTarget;
        if (sheet instanceof HTMLElement) (sheet.querySelector<HTMLElement>("[role=tree]") ?? sheet).focus();
      }}
      onEscapeKeyDown={(event) => {
        // There it goes back one step first.
        if (event.target instanceof Element && event.target.closest("search, #span")) event.preventDefault();
      }}
      onInteractOutside={(event) => event.preventDefault()}
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        onClosed();
      }}
      className="w-full md:w-[max(66vw,720px)]"
    >
      <TraceView
        key={traceId}
        project={project}
        traceId={traceId}
        known={traces[index]}
        heading="h2"
        controls={
          <>
            <Step label="Previous trace" title="Previous trace (K)" to={before} onOpen={onOpen} icon={<ChevronUp />} />
            <Step label="Next trace" title="Next trace (J)" to={after} onOpen={onOpen} icon={<ChevronDown />} />
            <Button asChild variant="quiet" size="icon">
              <Link href={`/${project}/traces/${traceId}`} aria-label="Open as a page" title="Open as a page">
                <Maximize2 />
              </Link>
            </Button>
            <Button
              variant="quiet"
              size="icon"
              aria-label="Close"
              title="Close (Esc)"
              onClick={() => onOpen(undefined)}
            >
              <X />
            </Button>
          </>
        }
      />
    </Sheet>
  );
}

type StepProps = {
  label: string;
  title: string;
  icon: ReactNode;
  to: Trace | undefined;
  onOpen: (traceId: string) => void;
};

function Step({ label, title, icon, to, onOpen }: StepProps) {
  return (
    <Button
      variant="quiet"
      size="icon"
      aria-label={label}
      title={title}
      disabled={!to}
      onClick={() => to && onOpen(to.traceId)}
    >
      {icon}
    </Button>
  );
}
