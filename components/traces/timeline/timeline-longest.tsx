import { Timer } from "lucide-react";
import { Button } from "@/components/ui/button";
import { DropdownMenu, MenuItem } from "@/components/ui/dropdown-menu";
import { formatDuration } from "@/lib/format";
import type { Chart } from "@/lib/traces/timeline/chart";
import type { SpanNode } from "@/lib/traces/tree";
import { visibleText } from "@/lib/traces/visible-text";
import { TimelineMark } from "./timeline-mark";
import { percent } from "./timeline-percent";

/** To the spans that took longest, wherever they are. */
export function TimelineLongest({ chart, onJump }: { chart: Chart; onJump: (node: SpanNode) => void }) {
  return (
    <DropdownMenu
      align="end"
      className="max-w-96"
      trigger={
        <Button variant="quiet" size="sm" title="Go to what took longest">
          <Timer aria-hidden /> <span className="sr-only @4xl:not-sr-only">Slowest</span>
        </Button>
      }
    >
      {chart.longest.map((node) => (
        <MenuItem key={node.span.spanId} onSelect={() => onJump(node)}>
          <TimelineMark span={node.span} />
          <span className="min-w-0 truncate">{visibleText(node.span.name)}</span>
          <span className="ml-auto shrink-0 pl-4 text-fg-2 tabular-nums">
            {formatDuration(node.span.durationMs)} · {percent(node.span.durationMs / chart.totalMs)}
          </span>
        </MenuItem>
      ))}
    </DropdownMenu>
  );
}
