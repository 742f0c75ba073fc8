import { Brain, ChevronRight } from "lucide-react";
import { cx } from "@/components/ui/cx";
import { partText, previewText } from "@/lib/thread/row-text";
import type { ReasoningRow } from "@/lib/thread/rows";
import { wholePart } from "@/lib/thread/whole";
import { ClampedText } from "../content/clamped-text";
import { ThreadActions } from "./thread-actions";
import type { ThreadRowProps } from "./thread-scene";
import { useWholeSpan } from "./thread-whole";

/** What the model thought before it spoke: a quiet line that opens. */
export function ThreadReasoning(props: ThreadRowProps<ReasoningRow>) {
  const { scene, row, open } = props;
  const whole = useWholeSpan(scene, row.entry, open);
  const text = row.parts.map((placed) => partText(wholePart(whole.data, placed))).join("\n\n");

  return (
    <div className="grid grid-cols-[24px_minmax(0,1fr)] gap-x-2.5 text-fg-2">
      <span className="grid size-6 place-items-center text-fg-3">
        <Brain aria-hidden className="size-3.5" />
      </span>
      <div className="flex min-w-0 items-start gap-2">
        <button
          type="button"
          aria-expanded={open}
          tabIndex={props.active ? 0 : -1}
          onClick={() => scene.onToggle(row)}
          className="flex h-6 min-w-0 flex-1 items-center gap-1 rounded-sm text-left text-sm hover:text-fg"
        >
          <ChevronRight aria-hidden className={cx("size-3.5 shrink-0", open && "rotate-90")} />
          <span className="font-medium">Reasoning</span>
          {!open && <span className="min-w-0 truncate text-fg-3">{previewText(text) || "not in the payload"}</span>}
        </button>
        <ThreadActions {...props} />
      </div>
      {open && (
        <div className="col-start-2 mt-1 border-line border-l-2 pl-3">
          <ClampedText text={text || "The model thought, but the payload does not say what."} lines={400} />
        </div>
      )}
    </div>
  );
}
