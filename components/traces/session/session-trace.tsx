import { Check, CircleX, PanelRight, TriangleAlert } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { exactDuration, exactTime, formatDuration, formatMoney } from "@/lib/format";
import { offsetText } from "@/lib/thread/row-text";
import { costTitle } from "@/lib/traces/cost";
import type { Trace } from "@/lib/traces/schema";
import { visibleText } from "@/lib/traces/visible-text";

type Props = {
  trace: Trace;
  number: number;
  /** How many there are, or -1. */
  count: number;
  /** Since the session began. */
  offsetMs: number;
  top: number;
  current: boolean;
  onChoose: (traceId: string) => void;
  onOpen: (traceId: string) => void;
};

/** A trace of a session in two lines: a click goes to what it says, its button opens it. */
export function SessionTrace({ trace, number, count, offsetMs, top, current, onChoose, onOpen }: Props) {
  const { traceId, name, durationMs, costUsd, inputPreview } = trace;
  const preview = visibleText(inputPreview ?? "").trim();

  return (
    <li
      aria-posinset={number}
      aria-setsize={count}
      style={{ transform: `translateY(${top}px)` }}
      className={cx(
        "group absolute top-0 left-0 flex h-13 w-full items-center border-line border-b pr-2",
        current ? "bg-selected" : "hover:bg-hover",
      )}
    >
      <button
        id={sessionTraceId(traceId)}
        type="button"
        tabIndex={current ? 0 : -1}
        aria-current={current || undefined}
        onClick={() => onChoose(traceId)}
        className="grid h-full min-w-0 flex-1 grid-cols-[1.75rem_minmax(0,1fr)_auto] content-center items-center gap-x-2 pl-2 text-left -outline-offset-2"
      >
        <span className="text-right text-fg-3 text-sm tabular-nums">{number}</span>
        <span className="flex min-w-0 items-center gap-1.5">
          <StatusIcon trace={trace} />
          <span className="truncate font-medium" title={name}>
            {visibleText(name)}
          </span>
        </span>
        <span className="text-right tabular-nums" title={exactDuration(durationMs)}>
          {formatDuration(durationMs)}
        </span>
        <span />
        <span className="flex min-w-0 gap-2 text-fg-3 text-sm">
          <time
            suppressHydrationWarning
            className="shrink-0 tabular-nums"
            onPointerEnter={(event) => {
              event.currentTarget.title = exactTime(trace.startTime);
            }}
          >
            +{offsetText(offsetMs)}
          </time>
          <span className="truncate">{preview}</span>
        </span>
        <span className="text-right text-fg-3 text-sm tabular-nums" title={costTitle(trace)}>
          {costUsd === null ? "" : formatMoney(costUsd)}
        </span>
      </button>
      <Button
        variant="quiet"
        size="icon-sm"
        tabIndex={current ? 0 : -1}
        aria-label={`Open trace ${number}`}
        title="Open the trace (Enter)"
        className="ml-1"
        onClick={() => onOpen(traceId)}
      >
        <PanelRight />
      </Button>
    </li>
  );
}

export function sessionTraceId(traceId: string) {
  return `session-trace-${traceId}`;
}

function StatusIcon({ trace: { status, hiddenErrorCount, statusMessage } }: { trace: Trace }) {
  const look = "size-3.5 shrink-0";
  if (status === "error") {
    return (
      <span title={statusMessage ?? "Failed"}>
        <CircleX role="img" aria-label="Error" className={cx(look, "text-bad")} />
      </span>
    );
  }
  if (hiddenErrorCount > 0) {
    return (
      <span title="The status says OK, but the content of a span says that it failed">
        <TriangleAlert role="img" aria-label="Hidden error" className={cx(look, "text-warn")} />
      </span>
    );
  }
  return <Check role="img" aria-label="OK" className={cx(look, "text-good")} />;
}
