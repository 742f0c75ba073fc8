"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { ErrorState } from "@/components/ui/error-state";
import { RequestError } from "@/lib/fetch";
import { openSpan } from "@/lib/traces/filter";
import { traceOptions } from "@/lib/traces/options";
import type { Trace } from "@/lib/traces/schema";
import { useUrlState } from "@/lib/url-state";
import { SpansLoading } from "./spans-loading";
import { TraceBody } from "./trace-body";
import { TraceFind } from "./trace-find";
import { TraceHeader } from "./trace-header";
import { TraceLoading } from "./trace-loading";
import { TraceMissing } from "./trace-missing";
import { TraceSummary } from "./trace-summary";
import { TraceTabs } from "./trace-tabs";

type Props = {
  project: string;
  traceId: string;
  /** What the list knows of it already: shown until the trace itself is there. */
  known?: Trace;
  heading: "h1" | "h2";
  controls: ReactNode;
};

/** A trace, the same in the sheet and on its own page. */
export function TraceView({ project, traceId, known, heading, controls }: Props) {
  const { data, error, refetch } = useQuery(traceOptions.tree(project, traceId));
  const [{ span }] = useUrlState(openSpan);
  const trace = data?.trace ?? known;
  const failure =
    !data &&
    error &&
    (error instanceof RequestError && error.status === 404 ? (
      <TraceMissing onRetry={refetch} />
    ) : (
      <ErrorState title="The trace could not be loaded" message={error.message} onRetry={refetch} />
    ));

  if (!trace) return <TraceLoading controls={controls} failure={failure} />;

  return (
    <article aria-label={trace.name} data-trace={traceId} className="@container flex min-h-0 flex-1 flex-col bg-panel">
      <TraceHeader project={project} trace={trace} heading={heading} controls={controls} />
      <div className={cx("shrink-0 @3xl:block", span && "hidden")}>
        <TraceSummary project={project} trace={trace} />
      </div>
      <TraceTabs aside={data ? <TraceFind project={project} tree={data} /> : <FindRoom />}>
        {data ? <TraceBody project={project} tree={data} /> : failure || <SpansLoading />}
      </TraceTabs>
    </article>
  );
}

/** Keeps the place of the find box, so that nothing moves when the trace comes. */
function FindRoom() {
  return <span aria-hidden className="h-10 w-84 max-w-full @max-2xl:w-full" />;
}
