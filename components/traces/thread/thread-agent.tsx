import { Bot, ChevronRight, CircleX, CornerDownRight } from "lucide-react";
import { Chip } from "@/components/ui/chip";
import { cx } from "@/components/ui/cx";
import { exactDuration, formatDuration } from "@/lib/format";
import { countText, hasValue } from "@/lib/thread/row-text";
import type { AgentRow } from "@/lib/thread/rows";
import { ThreadActions } from "./thread-actions";
import { ThreadPairs } from "./thread-pairs";
import type { ThreadRowProps } from "./thread-scene";

/** A sub-agent in short; its thread opens below. */
export function ThreadAgent(props: ThreadRowProps<AgentRow>) {
  const { scene, row, open } = props;
  const { name, status, durationMs, returned } = row.lane;

  return (
    <div className="ml-8.5 overflow-hidden rounded-md border border-line bg-sunken">
      <header className="flex min-h-9 items-center gap-2 pr-2">
        <button
          type="button"
          aria-expanded={open}
          tabIndex={props.active ? 0 : -1}
          onClick={() => scene.onToggle(row)}
          className="flex min-h-9 min-w-0 flex-1 items-center gap-1.5 pl-2 text-left -outline-offset-2"
        >
          <ChevronRight aria-hidden className={cx("size-3.5 shrink-0 text-fg-3", open && "rotate-90")} />
          <Bot aria-hidden className="size-4 shrink-0 text-k-agent" />
          <span className="min-w-0 truncate font-semibold">{name}</span>
          <span className="shrink-0 text-fg-3 text-sm">
            <span className="hidden @xl:inline">sub-agent · </span>
            {countText(row)}
          </span>
        </button>
        {status === "error" && (
          <Chip tone="bad">
            <CircleX aria-hidden /> error
          </Chip>
        )}
        <ThreadActions {...props}>
          <span
            className="ml-1 whitespace-nowrap text-fg-2 text-sm tabular-nums"
            title={`It took ${exactDuration(durationMs)}`}
          >
            {formatDuration(durationMs)}
          </span>
        </ThreadActions>
      </header>
      {hasValue(returned) && (
        <div className="flex gap-1.5 px-2.5 pb-2 pl-8">
          <CornerDownRight role="img" aria-label="It returned" className="mt-0.5 size-3.5 shrink-0 text-fg-3" />
          <ThreadPairs value={returned} className="text-fg-2" />
        </div>
      )}
    </div>
  );
}
