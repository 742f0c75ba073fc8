import type { Ref } from "react";
import { cx } from "@/components/ui/cx";
import { rowLabel } from "@/lib/thread/row-text";
import type { ThreadRow as Row } from "@/lib/thread/rows";
import { ThreadAgent } from "./thread-agent";
import { ThreadMessage } from "./thread-message";
import { ThreadReasoning } from "./thread-reasoning";
import { type ThreadRowProps, threadRowId } from "./thread-scene";
import { ThreadTool } from "./thread-tool";

type Props = ThreadRowProps & {
  ref: Ref<HTMLElement>;
  index: number;
  count: number;
  top: number;
  /** Whether Tab comes here. */
  tabbable: boolean;
  onActive: (key: string) => void;
};

// Each prop by name: a rest object would be new, and all below it rendered again, at every step of a scroll.
export function ThreadRow({ ref, index, count, top, tabbable, onActive, scene, row, open, active, chosen }: Props) {
  return (
    <article
      ref={ref}
      id={threadRowId(row.key)}
      data-index={index}
      tabIndex={tabbable ? 0 : -1}
      aria-label={rowLabel(row)}
      aria-posinset={index + 1}
      aria-setsize={count}
      aria-current={chosen || undefined}
      onFocus={() => onActive(row.key)}
      style={{ transform: `translateY(${top}px)` }}
      className="group/row absolute top-0 left-0 w-full outline-none"
    >
      <div className="mx-auto flex max-w-[860px] px-2 @3xl:px-4">
        <Guides depth={row.depth} />
        <div
          className={cx(
            "min-w-0 flex-1 rounded-md border-l-2 px-2 py-1.5",
            chosen ? "border-lamp bg-selected" : "border-transparent",
            active && "group-focus-visible/row:ring-1 group-focus-visible/row:ring-accent",
          )}
        >
          <Content scene={scene} row={row} open={open} active={active} chosen={chosen} />
        </div>
      </div>
    </article>
  );
}

function Content({ row, ...props }: ThreadRowProps & { row: Row }) {
  switch (row.type) {
    case "message":
      return <ThreadMessage {...props} row={row} />;
    case "reasoning":
      return <ThreadReasoning {...props} row={row} />;
    case "tool":
      return <ThreadTool {...props} row={row} />;
    default:
      return <ThreadAgent {...props} row={row} />;
  }
}

const shownDepth = 6;

/** A line for each thread that the row is inside of; very deep ones share the last. */
function Guides({ depth }: { depth: number }) {
  return Array.from({ length: Math.min(depth, shownDepth) }, (_, level) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a line is its level
    <span key={level} aria-hidden className="ml-3 w-1.5 shrink-0 border-line-strong border-l @3xl:ml-5 @3xl:w-2.5" />
  ));
}
