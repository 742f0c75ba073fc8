import { Bug, CircleDot, Link2 } from "lucide-react";
import type { Route } from "next";
import { TextLink } from "@/components/ui/text-link";
import { formatDuration } from "@/lib/format";
import type { Span, SpanEvent } from "@/lib/traces/content";
import { visibleText } from "@/lib/traces/visible-text";
import { ClampedText } from "../content/clamped-text";
import { ContentCard } from "../content/content-card";
import { JsonView } from "../content/json-view";
import { AttributeList } from "./attribute-list";

export function SpanEvents({ project, span }: { project: string; span: Span }) {
  if (span.events.length + span.links.length === 0)
    return <p className="py-8 text-center text-fg-3">This span has no events and no links.</p>;
  const start = Date.parse(span.startTime);

  return (
    <>
      {span.events.map((event, index) => (
        <ContentCard
          // biome-ignore lint/suspicious/noArrayIndexKey: events have no ids and never move
          key={index}
          tone={event.name === "exception" ? "warn" : "plain"}
          title={
            <>
              {event.name === "exception" ? <Bug aria-hidden /> : <CircleDot aria-hidden />}
              <span className="truncate font-medium">{visibleText(event.name)}</span>
            </>
          }
          aside={<span title={event.time}>+{formatDuration(Math.max(0, Date.parse(event.time) - start))}</span>}
        >
          <EventBody event={event} />
        </ContentCard>
      ))}
      {span.links.map((link, index) => (
        <ContentCard
          // biome-ignore lint/suspicious/noArrayIndexKey: two links may be alike
          key={index}
          title={
            <>
              <Link2 aria-hidden /> Link to a span
            </>
          }
        >
          <TextLink href={`/${project}/traces/${link.traceId}?span=${link.spanId}` as Route}>
            <span className="break-all font-mono text-sm">
              {link.traceId} · {link.spanId}
            </span>
          </TextLink>
          {Object.keys(link.attributes).length > 0 && <AttributeList title="Attributes" attributes={link.attributes} />}
        </ContentCard>
      ))}
    </>
  );
}

function EventBody({ event }: { event: SpanEvent }) {
  const {
    "exception.type": type,
    "exception.message": message,
    "exception.stacktrace": stack,
    ...rest
  } = event.attributes;

  return (
    <>
      {(type || message) && (
        <div className="break-words">
          <p className="font-medium text-bad">{visibleText(String(type ?? "Exception"))}</p>
          {message ? <ClampedText text={String(message)} /> : null}
        </div>
      )}
      {typeof stack === "string" && (
        <div className="mt-2 overflow-x-auto rounded-md bg-sunken p-2">
          <ClampedText mono text={stack} />
        </div>
      )}
      {event.body !== undefined && <JsonView value={event.body} />}
      {Object.keys(rest).length > 0 && <AttributeList title="Attributes" attributes={rest} />}
    </>
  );
}
