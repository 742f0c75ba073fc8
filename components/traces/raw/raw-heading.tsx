"use client";

import { useQueryClient } from "@tanstack/react-query";
import { ChevronDown, ChevronRight, Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { formatBytes } from "@/lib/format";
import { rawUrl, traceOptions } from "@/lib/traces/options";
import { indentJson } from "@/lib/traces/raw/json-lines";
import { harmless } from "@/lib/traces/raw/line-parts";
import type { SpanRow, Trace } from "@/lib/traces/schema";
import { KindMark } from "../kind-mark";
import { RawCopy } from "./raw-copy";

type Props = {
  project: string;
  trace: Trace;
  span: SpanRow;
  /** Once it is known. */
  bytes: number | undefined;
  isOpen: boolean;
  /** The tab key goes on to the buttons of the span that the arrows are in, not of every one. */
  hasButtons: boolean;
  onToggle: () => void;
};

export function RawHeading({ project, trace, span, bytes, isOpen, hasButtons, onToggle }: Props) {
  const queries = useQueryClient();
  const { spanId } = span;
  const name = harmless(span.name);
  const Arrow = isOpen ? ChevronDown : ChevronRight;
  const tabIndex = hasButtons ? 0 : -1;

  return (
    <span className="sticky left-0 flex w-[100cqw] items-center gap-1.5 pr-2 font-sans">
      <span
        aria-hidden
        title={isOpen ? "Fold" : "Unfold"}
        onClick={(event) => {
          event.stopPropagation();
          onToggle();
        }}
        className="ml-1 grid h-5 w-6 shrink-0 place-items-center rounded-sm text-fg-3 hover:bg-hover hover:text-fg"
      >
        <Arrow className="size-3.5" />
      </span>
      <KindMark kind={span.kind} />
      <span className="truncate font-medium text-base" title={name}>
        {name}
      </span>
      <span className="hidden font-mono text-fg-3 @md:inline">{spanId}</span>
      <span className="ml-auto shrink-0 text-fg-3 tabular-nums">{bytes !== undefined && formatBytes(bytes)}</span>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: keeps clicks on the buttons from the row */}
      <span className="flex shrink-0" onClick={(event) => event.stopPropagation()}>
        <RawCopy
          label={`the JSON of ${name}`}
          tabIndex={tabIndex}
          className="h-5"
          read={async () =>
            indentJson(await queries.fetchQuery(traceOptions.raw(project, trace.traceId, spanId, trace.updatedAt)))
          }
        />
        <Button asChild variant="quiet" size="icon-sm" className="h-5">
          <a
            href={rawUrl(project, trace.traceId, spanId)}
            download
            tabIndex={tabIndex}
            aria-label={`Download ${name}`}
            title="Download this span"
          >
            <Download />
          </a>
        </Button>
      </span>
    </span>
  );
}
