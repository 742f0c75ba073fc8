import { ChevronDown, ChevronRight, CircleX, TriangleAlert, Unlink } from "lucide-react";
import { Chip } from "@/components/ui/chip";
import { cx } from "@/components/ui/cx";
import type { SpanNode } from "@/lib/traces/tree";
import { visibleText } from "@/lib/traces/visible-text";
import { MatchCount } from "../match-count";
import { TimelineMark } from "./timeline-mark";

type Props = {
  node: SpanNode;
  open: boolean;
  matchCount: number;
  faint: boolean;
  strong: boolean;
  onToggle: () => void;
};

export function TimelineLabel({ node, open, matchCount, faint, strong, onToggle }: Props) {
  const { span, depth, children, detached } = node;
  const tool = span.toolName !== null && !span.name.includes(span.toolName) ? span.toolName : null;
  const Arrow = open ? ChevronDown : ChevronRight;

  return (
    <span
      className={cx("flex min-w-0 items-center gap-1.5", faint && "text-fg-3")}
      style={{ paddingLeft: `min(${depth * 10}px, 40%)` }}
    >
      <span
        aria-hidden
        onClick={(event) => {
          event.stopPropagation();
          onToggle();
        }}
        onDoubleClick={(event) => event.stopPropagation()}
        className={cx(
          "grid size-5 shrink-0 place-items-center rounded-sm text-fg-3 hover:text-fg",
          !children.length && "invisible",
        )}
      >
        <Arrow className="size-3.5" />
      </span>
      <TimelineMark span={span} />
      {span.status === "error" && (
        <CircleX role="img" aria-label="Failed" className="size-3.5 shrink-0 text-bad">
          <title>{span.statusMessage ?? "Failed"}</title>
        </CircleX>
      )}
      {span.status !== "error" && span.hiddenError !== null && (
        <TriangleAlert role="img" aria-label="Hidden error" className="size-3.5 shrink-0 text-warn">
          <title>{`Hidden error: ${span.hiddenError}`}</title>
        </TriangleAlert>
      )}
      <span className={cx("truncate", strong && "font-semibold")} title={span.name}>
        {visibleText(span.name)}
        {tool && <span className="text-fg-3"> · {visibleText(tool)}</span>}
      </span>
      {detached && (
        <Unlink role="img" aria-label="Its parent span has not arrived" className="size-3.5 shrink-0 text-fg-3" />
      )}
      <MatchCount count={matchCount} below={!open} />
      {!open && <Chip>{children.length}</Chip>}
    </span>
  );
}
