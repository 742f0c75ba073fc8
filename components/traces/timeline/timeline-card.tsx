import type { CSSProperties } from "react";
import { exactDuration, formatDuration } from "@/lib/format";
import type { Chart } from "@/lib/traces/timeline/chart";
import { markOf } from "@/lib/traces/timeline/mark";
import { lengthOf } from "@/lib/traces/timeline/stretch";
import { ownTime } from "@/lib/traces/timeline/work";
import type { SpanNode } from "@/lib/traces/tree";
import { TimelineMark } from "./timeline-mark";
import { looks } from "./timeline-marks";
import { percent } from "./timeline-percent";

/** Only once the pointer rests: it covers the rows below. */
const restMs = "250ms";

type Props = { node: SpanNode; chart: Chart; style: CSSProperties };

export function TimelineCard({ node, chart: { totalMs, path }, style }: Props) {
  const { span, children } = node;
  const onPathMs = lengthOf(path.get(node) ?? []);
  const facts: [string, string | null][] = [
    ["Duration", `${exactDuration(span.durationMs)}${totalMs > 0 ? ` · ${percent(span.durationMs / totalMs)}` : ""}`],
    ["Starts", `+${formatDuration(span.offsetMs)} · ${span.startTime.slice(11, 23)} UTC`],
    ["Ends", `+${formatDuration(span.offsetMs + span.durationMs)}`],
    ["Own time", children.length ? formatDuration(ownTime(node)) : null],
    ["First token", span.ttftMs === null ? null : `after ${formatDuration(span.ttftMs)}`],
    ["Critical path", onPathMs > 0 ? formatDuration(onPathMs) : "not on it"],
    ["MCP server", span.mcpServer],
  ];

  return (
    <div
      style={{ ...style, animationDelay: restMs, animationFillMode: "backwards" }}
      className="absolute animate-appear rounded-md border border-line-strong bg-panel px-2.5 py-1.5 text-sm shadow-float"
    >
      <p className="flex items-center gap-1.5 font-medium">
        <TimelineMark span={span} />
        <span className="truncate">{span.name}</span>
        <span className="ml-auto shrink-0 font-normal text-fg-3">{looks[markOf(span)].word}</span>
      </p>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 tabular-nums">
        {facts.map(([name, value]) => value !== null && <Fact key={name} name={name} value={value} />)}
      </dl>
      {(span.status === "error" || span.hiddenError !== null) && (
        <p className="line-clamp-2 break-words text-bad">{span.statusMessage || span.hiddenError || "Failed"}</p>
      )}
    </div>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt className="text-fg-3">{name}</dt>
      <dd className="truncate">{value}</dd>
    </>
  );
}
