import { cx } from "@/components/ui/cx";
import type { SpanRow } from "@/lib/traces/schema";
import { kindBar } from "../kind-mark";

/** Where in the trace's time a span lies. */
export function SpanBar({ span, totalMs }: { span: SpanRow; totalMs: number }) {
  const left = totalMs > 0 ? (span.offsetMs / totalMs) * 100 : 0;
  const width = totalMs > 0 ? (span.durationMs / totalMs) * 100 : 100;

  return (
    <span aria-hidden className="relative mx-1 h-2">
      <span
        className={cx("absolute h-2 min-w-0.5 rounded-[2px]", span.status === "error" ? "bg-bad" : kindBar(span.kind))}
        style={{ left: `min(${left}%, 100% - 2px)`, width: `${width}%` }}
      />
    </span>
  );
}
