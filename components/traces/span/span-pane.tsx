"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, Link, X } from "lucide-react";
import type { KeyboardEvent } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { cx } from "@/components/ui/cx";
import { ErrorState } from "@/components/ui/error-state";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { openSpan, spanTabs } from "@/lib/traces/filter";
import { traceOptions } from "@/lib/traces/options";
import type { SpanRow, Trace } from "@/lib/traces/schema";
import { visibleText } from "@/lib/traces/visible-text";
import { useUrlState } from "@/lib/url-state";
import { KindMark, kindWord } from "../kind-mark";
import { SpanAttributes } from "./span-attributes";
import { SpanContent } from "./span-content";
import { SpanEvents } from "./span-events";
import { SpanFacts } from "./span-facts";
import { SpanJson } from "./span-json";
import { SpanLoading } from "./span-loading";
import { SpanProblems } from "./span-problems";
import { UnderstoodView } from "./understood-view";

type Props = {
  project: string;
  trace: Trace;
  row: SpanRow;
  /** Whether it can be closed where it stands beside a view; where it covers the view, one can always go back. */
  closable: boolean;
  onClose: () => void;
  /** The keys go back to the view. */
  onLeave: () => void;
};

export function SpanPane({ project, trace, row, closable, onClose, onLeave }: Props) {
  const [{ tab }, setOpen] = useUrlState(openSpan);
  const { data, error, refetch } = useQuery(traceOptions.span(project, trace.traceId, row.spanId, trace.updatedAt));

  function onKeyDown({ key, target, currentTarget }: KeyboardEvent) {
    // What is in front of the page, a menu for instance, is no part of it.
    if (key === "Escape" && target instanceof Node && currentTarget.contains(target)) onLeave();
  }

  return (
    <section
      id="span"
      data-span={row.spanId}
      tabIndex={-1}
      aria-label={`Span ${row.name}`}
      onKeyDown={onKeyDown}
      className="flex min-h-0 min-w-0 flex-1 flex-col outline-none focus-visible:ring-1 focus-visible:ring-accent focus-visible:ring-inset"
    >
      <header data-place="heading" className="shrink-0">
        <div className="flex items-center gap-2 px-4 pt-2.5">
          <Button
            variant="quiet"
            size="icon"
            className="-ml-2 @3xl:hidden"
            aria-label="Back to the trace"
            onClick={onClose}
          >
            <ArrowLeft />
          </Button>
          <KindMark kind={row.kind} />
          <span className="text-fg-3 text-sm">{kindWord(row.kind)}</span>
          <h2 className="min-w-0 truncate font-semibold" title={row.name}>
            {visibleText(row.name)}
          </h2>
          <CopyButton
            value={() => spanLink(project, trace.traceId, row.spanId)}
            label="link to this span"
            icon={<Link />}
            className="ml-auto"
          />
          <CopyButton value={row.spanId} label="span id" />
          {closable && (
            <Button
              variant="quiet"
              size="icon"
              className="@max-3xl:hidden"
              aria-label="Close the span"
              title="Close the span (Esc)"
              onClick={onClose}
            >
              <X />
            </Button>
          )}
        </div>
        <SpanFacts project={project} row={row} />
        <SpanProblems row={row} />
      </header>
      <Tabs
        value={tab}
        onValueChange={(value) => setOpen({ tab: spanTabs.slice(1).find((name) => name === value) })}
        className="flex-1"
      >
        <TabsList aria-label="Parts of the span">
          <TabsTrigger value="content">Input / output</TabsTrigger>
          <TabsTrigger value="attributes">
            Attributes <Count of={data?.attributes} room="min-w-[2ch]" />
          </TabsTrigger>
          <TabsTrigger value="events">
            Events <Count of={data?.events} room="min-w-[1ch]" />
          </TabsTrigger>
          <TabsTrigger value="json">JSON</TabsTrigger>
          <TabsTrigger value="understood">Understood</TabsTrigger>
        </TabsList>
        <TabsContent key={row.spanId} value={tab} data-place={tab} className="flex-1 overflow-auto p-3.5">
          {!data && !error && <SpanLoading />}
          {!data && error && (
            <ErrorState title="The span could not be loaded" message={error.message} onRetry={refetch} />
          )}
          {data && tab === "content" && <SpanContent span={data} />}
          {data && tab === "attributes" && <SpanAttributes span={data} />}
          {data && tab === "events" && <SpanEvents project={project} span={data} />}
          {data && tab === "understood" && <UnderstoodView understood={data.understood} />}
          {data && tab === "json" && <SpanJson project={project} trace={trace} spanId={row.spanId} />}
        </TabsContent>
      </Tabs>
    </section>
  );
}

function spanLink(project: string, traceId: string, spanId: string) {
  return `${window.location.origin}/${project}/traces/${traceId}?span=${spanId}`;
}

/** Has its room before it is known, so that the tabs stay where they are. */
function Count({ of, room }: { of: object | undefined; room: string }) {
  return <span className={cx("inline-block font-normal text-fg-3", room)}>{of && Object.keys(of).length}</span>;
}
