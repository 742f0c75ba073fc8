"use client";

import Link from "next/link";
import { useParams } from "next/navigation";
import type { MouseEvent } from "react";
import { cx } from "@/components/ui/cx";
import { toQuery } from "@/lib/query-string";
import { openSpan, openTrace, traceFilter } from "@/lib/traces/filter";
import type { ListedTrace } from "@/lib/traces/schema";
import { visibleText } from "@/lib/traces/visible-text";
import { useUrlState } from "@/lib/url-state";
import { KindMark } from "../kind-mark";
import { hitLanding } from "./hit-landing";
import { HitSnippet } from "./hit-snippet";

/** A link over its whole row: a click opens the sheet; with a modifier it goes to the trace's own page. */
export function TraceName({ trace }: { trace: ListedTrace }) {
  const { project } = useParams<{ project: string }>();
  const [{ q }, setOpen] = useUrlState(openTrace.extend(openSpan.shape).extend(traceFilter.pick({ q: true }).shape));
  const landing = hitLanding(q, trace.hit);

  function open(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    setOpen({ trace: trace.traceId, ...(trace.hit && { ...landing, tab: undefined }) }, "push");
  }

  return (
    <>
      <Link
        id={`trace-${trace.traceId}`}
        href={`/${project}/traces/${trace.traceId}${landing.span ? `?${toQuery(landing)}` : ""}`}
        prefetch={false}
        onClick={open}
        title={trace.name}
        className={cx(
          trace.hit && "max-md:pt-1.5",
          "flex items-center gap-2 outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2",
        )}
      >
        <KindMark kind={trace.kind} />
        <span className="truncate">
          <span className="font-medium">{visibleText(trace.name)}</span>
          {trace.agentName && trace.agentName !== trace.name && (
            <span className="text-fg-3"> · {visibleText(trace.agentName)}</span>
          )}
        </span>
      </Link>
      {trace.hit && <HitSnippet hit={trace.hit} className="pb-1.5 text-sm md:hidden" />}
    </>
  );
}
