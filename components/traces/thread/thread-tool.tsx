import { ChevronRight, CircleX, TriangleAlert, Wrench } from "lucide-react";
import { Chip } from "@/components/ui/chip";
import { cx } from "@/components/ui/cx";
import { exactDuration, formatDuration } from "@/lib/format";
import { toolProblem, toolTitle } from "@/lib/thread/row-text";
import type { ToolRow } from "@/lib/thread/rows";
import { ThreadActions } from "./thread-actions";
import type { ThreadRowProps } from "./thread-scene";
import { ThreadToolBody } from "./thread-tool-body";
import { ThreadToolPreview } from "./thread-tool-preview";

/** A tool's call, its result and its run in one card. */
export function ThreadTool(props: ThreadRowProps<ToolRow>) {
  const { scene, row, open } = props;
  const problem = toolProblem(row);
  const Mark = problem?.tone === "bad" ? CircleX : TriangleAlert;

  return (
    <div
      className={cx(
        "ml-8.5 overflow-hidden rounded-md border bg-panel",
        problem?.tone === "bad" ? "border-bad/40" : "border-line",
      )}
    >
      <header className="flex h-8 items-center gap-2 pr-2">
        <button
          type="button"
          aria-expanded={open}
          tabIndex={props.active ? 0 : -1}
          onClick={() => scene.onToggle(row)}
          className="flex h-full min-w-0 flex-1 items-center gap-1.5 pl-2 text-left -outline-offset-2"
        >
          <ChevronRight aria-hidden className={cx("size-3.5 shrink-0 text-fg-3", open && "rotate-90")} />
          <Wrench aria-hidden className="size-3.5 shrink-0 text-k-tool" />
          <span className="truncate font-medium font-mono text-sm">{toolTitle(row)}</span>
        </button>
        {problem && (
          <Chip tone={problem.tone} title={problem.text ?? undefined}>
            <Mark aria-hidden /> {problem.word}
          </Chip>
        )}
        <ThreadActions {...props}>
          {row.run && (
            <span
              className="ml-1 whitespace-nowrap text-fg-2 text-sm tabular-nums"
              title={`It took ${exactDuration(row.run.durationMs)}`}
            >
              {formatDuration(row.run.durationMs)}
            </span>
          )}
        </ThreadActions>
      </header>
      {open ? <ThreadToolBody scene={scene} row={row} /> : <ThreadToolPreview row={row} />}
    </div>
  );
}
