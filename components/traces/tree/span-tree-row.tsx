import { ChevronDown, ChevronRight, CircleX, TriangleAlert, Unlink } from "lucide-react";
import { Chip } from "@/components/ui/chip";
import { cx } from "@/components/ui/cx";
import { exactCount, exactDuration, exactMoney, formatCompact, formatDuration, formatMoney } from "@/lib/format";
import type { SpanNode } from "@/lib/traces/tree";
import { visibleText } from "@/lib/traces/visible-text";
import { KindMark } from "../kind-mark";
import { MatchCount } from "../match-count";
import { SpanBar } from "./span-bar";

type Props = {
  node: SpanNode;
  siblings: number;
  top: number;
  totalMs: number;
  active: boolean;
  open: boolean;
  /** How often what is looked for stands in it. */
  matchCount: number;
  numbers: { tokens: boolean; cost: boolean };
  onChoose: () => void;
  onToggle: () => void;
};

export function SpanTreeRow({ node, siblings, top, totalMs, active, open, matchCount, numbers, ...on }: Props) {
  const { span, depth, children } = node;
  const { subtreeCostUsd: costUsd, subtreeTokens: tokens } = span;
  const tool = span.toolName !== null && !span.name.includes(span.toolName) ? span.toolName : null;
  const Arrow = open ? ChevronDown : ChevronRight;

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the focus and the keys
    <div
      id={`span-${span.spanId}`}
      role="treeitem"
      tabIndex={-1}
      aria-level={depth + 1}
      aria-setsize={siblings}
      aria-posinset={node.position}
      aria-expanded={children.length > 0 ? open : undefined}
      aria-selected={active}
      onClick={on.onChoose}
      style={{ transform: `translateY(${top}px)` }}
      className={cx(
        "absolute top-0 left-0 grid h-7 w-full items-center rounded-sm pr-2 outline-none",
        "whitespace-nowrap grid-cols-[minmax(0,1fr)_minmax(40px,24%)_66px]",
        columns(numbers),
        active ? "bg-selected group-focus-visible/tree:ring-1 group-focus-visible/tree:ring-accent" : "hover:bg-hover",
      )}
    >
      <span className="flex min-w-0 items-center gap-1.5" style={{ paddingLeft: `min(${depth * 12}px, 45%)` }}>
        <span
          aria-hidden
          onClick={(event) => {
            event.stopPropagation();
            on.onToggle();
          }}
          className={cx(
            "grid size-5 shrink-0 place-items-center rounded-sm text-fg-3 hover:text-fg",
            !children.length && "invisible",
          )}
        >
          <Arrow className="size-3.5" />
        </span>
        <KindMark kind={span.kind} />
        <span className="truncate" title={span.name}>
          {visibleText(span.name)}
          {tool && <span className="text-fg-3"> · {visibleText(tool)}</span>}
        </span>
        <SpanFlags node={node} />
        <MatchCount count={matchCount} below={!open} />
        {!open && <Chip>{children.length}</Chip>}
      </span>
      <SpanBar span={span} totalMs={totalMs} />
      <span className="text-right tabular-nums" title={exactDuration(span.durationMs)}>
        {formatDuration(span.durationMs)}
      </span>
      <span
        className={cx("hidden text-right text-fg-3 tabular-nums", numbers.tokens && "@xl:block")}
        title={tokens === null ? undefined : `${exactCount(tokens, "tokens")}, here and below`}
      >
        {tokens === null ? "" : formatCompact(tokens)}
      </span>
      <span
        className={cx("hidden text-right text-fg-3 tabular-nums", numbers.cost && "@xl:block")}
        title={costUsd === null ? undefined : `${exactMoney(costUsd)}, here and below`}
      >
        {costUsd === null ? "" : formatMoney(costUsd)}
      </span>
    </div>
  );
}

function columns({ tokens, cost }: Props["numbers"]) {
  if (tokens && cost) return "@xl:grid-cols-[minmax(0,1fr)_minmax(48px,24%)_66px_46px_68px]";
  if (tokens) return "@xl:grid-cols-[minmax(0,1fr)_minmax(48px,24%)_66px_46px]";
  return cost && "@xl:grid-cols-[minmax(0,1fr)_minmax(48px,24%)_66px_68px]";
}

function SpanFlags({ node: { span, detached } }: { node: SpanNode }) {
  return (
    <>
      {span.status === "error" && (
        <Chip tone="bad" title={span.statusMessage ?? undefined}>
          <CircleX aria-hidden /> error
        </Chip>
      )}
      {span.status !== "error" && span.hiddenError !== null && (
        <Chip tone="warn" title={`Hidden error: ${span.hiddenError}`}>
          <TriangleAlert aria-hidden /> hidden
        </Chip>
      )}
      {detached && (
        <Unlink role="img" aria-label="Its parent span has not arrived" className="size-3.5 shrink-0 text-fg-3" />
      )}
    </>
  );
}
