import { PanelRight } from "lucide-react";
import type { Ref } from "react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { RelativeTime } from "@/components/ui/relative-time";
import { exactDuration, formatDuration } from "@/lib/format";
import type { TurnRow } from "@/lib/sessions/conversation";
import { visibleText } from "@/lib/traces/visible-text";
import { StatusChip } from "../status-chip";
import { threadRowId } from "../thread/thread-scene";

type Props = {
  ref: Ref<HTMLElement>;
  row: TurnRow;
  index: number;
  count: number;
  top: number;
  tabbable: boolean;
  onActive: (key: string) => void;
  onOpen: (traceId: string) => void;
};

/** Where a turn begins: which trace it is, and the way into it. */
export function ConversationTurn({ ref, row, index, count, top, tabbable, onActive, onOpen }: Props) {
  const { trace, number, repeated, key } = row;
  const name = visibleText(trace.name);

  return (
    <article
      ref={ref}
      id={threadRowId(key)}
      data-index={index}
      tabIndex={tabbable ? 0 : -1}
      aria-label={`Turn ${number + 1}: ${name}`}
      aria-posinset={index + 1}
      aria-setsize={count}
      onFocus={() => onActive(key)}
      style={{ transform: `translateY(${top}px)` }}
      className="group/turn absolute top-0 left-0 w-full outline-none"
    >
      <div className={cx("border-line border-b bg-sunken", number > 0 && "mt-5 border-t")}>
        <div className="mx-auto flex max-w-[860px] items-center gap-2 px-2 group-focus-visible/turn:outline-2 group-focus-visible/turn:outline-accent group-focus-visible/turn:-outline-offset-2 @3xl:px-4">
          <h2 className="flex min-w-0 flex-1 items-baseline gap-2 py-2">
            <span className="text-fg-3 tabular-nums">{number + 1}</span>
            <button
              type="button"
              tabIndex={tabbable ? 0 : -1}
              title={`Open the trace ${name} (Enter)`}
              onClick={() => onOpen(trace.traceId)}
              className="min-w-0 truncate rounded-sm font-semibold hover:underline"
            >
              {name}
            </button>
            {repeated > 0 && (
              <span
                className="min-w-0 truncate text-fg-3 text-sm @max-xl:hidden"
                title="The agent sent them again as history. They are shown where they were said first."
              >
                repeats {repeated} {repeated === 1 ? "message" : "messages"} of the turn before
              </span>
            )}
          </h2>
          <RelativeTime ago value={trace.startTime} className="shrink-0 text-fg-3 text-sm @max-sm:hidden" />
          <span className="shrink-0 text-fg-2 text-sm tabular-nums" title={exactDuration(trace.durationMs)}>
            {formatDuration(trace.durationMs)}
          </span>
          <StatusChip trace={trace} />
          <Button
            variant="quiet"
            size="icon-sm"
            tabIndex={tabbable ? 0 : -1}
            aria-label={`Open the trace of turn ${number + 1}`}
            title="Open the trace (Enter)"
            onClick={() => onOpen(trace.traceId)}
          >
            <PanelRight />
          </Button>
        </div>
      </div>
    </article>
  );
}
