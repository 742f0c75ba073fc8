import { Expand, FoldHorizontal, type LucideIcon, Route, ZoomIn, ZoomOut } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { formatDuration } from "@/lib/format";
import type { Chart } from "@/lib/traces/timeline/chart";
import type { TimelineMark } from "@/lib/traces/timeline/mark";
import type { SpanNode } from "@/lib/traces/tree";
import { closer, farther } from "./timeline-keys";
import type { TimelineLayout } from "./timeline-layout";
import { TimelineLegend } from "./timeline-legend";
import { TimelineLongest } from "./timeline-longest";
import type { Places } from "./timeline-places";
import type { TimelineSight } from "./timeline-sight";

type Props = {
  chart: Chart;
  sight: TimelineSight;
  /** Where zooming keeps what is there, from 0 to 1. */
  focus: number | undefined;
  layout: TimelineLayout;
  places: Places;
  only: ReadonlySet<TimelineMark>;
  onOnly: (next: Set<TimelineMark>) => void;
  showsPath: boolean;
  onPath: (next: boolean) => void;
  folded: boolean;
  onFold: (next: boolean) => void;
  onJump: (node: SpanNode) => void;
};

export function TimelineToolbar({ chart, sight, focus, layout, places, onJump, ...marks }: Props) {
  const { only, onOnly, showsPath, onPath, folded, onFold } = marks;
  const shownMs = places.msAt(places.trackWidth) - places.msAt(0);

  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-0.5 border-line border-b px-3 py-1">
      {layout.stacked && (
        <span className="whitespace-nowrap tabular-nums" title="Total length">
          {sight.zoomed && `${formatDuration(shownMs)} of `}
          <strong className="font-semibold">{formatDuration(chart.totalMs)}</strong>
        </span>
      )}
      <div className={cx("min-w-0", layout.stacked && "order-1 w-full overflow-x-auto")}>
        <TimelineLegend counts={chart.counts} only={only} onOnly={onOnly} />
      </div>
      <div className="ml-auto flex items-center gap-0.5">
        {chart.longest.length > 1 && <TimelineLongest chart={chart} onJump={onJump} />}
        <Toggle icon={Route} word="Critical path" pressed={showsPath} onPress={onPath}>
          Point out what determined how long it took
        </Toggle>
        {chart.gaps.length > 0 && (
          <Toggle icon={FoldHorizontal} word="Fold waits" pressed={folded} onPress={onFold}>
            Shorten the stretches in which nothing was at work
          </Toggle>
        )}
        <Button
          variant="quiet"
          size="icon-sm"
          aria-label="Zoom out"
          title="Zoom out (−)"
          onClick={() => farther(sight, focus)}
        >
          <ZoomOut />
        </Button>
        <Button
          variant="quiet"
          size="icon-sm"
          aria-label="Zoom in"
          title="Zoom in (+)"
          onClick={() => closer(sight, focus)}
        >
          <ZoomIn />
        </Button>
        <Button variant="quiet" size="sm" title="Show all of it (0)" disabled={!sight.zoomed} onClick={sight.fit}>
          <Expand aria-hidden /> Fit
        </Button>
      </div>
    </div>
  );
}

type ToggleProps = {
  icon: LucideIcon;
  word: string;
  pressed: boolean;
  onPress: (next: boolean) => void;
  children: string;
};

function Toggle({ icon: Icon, word, pressed, onPress, children }: ToggleProps) {
  return (
    <Button
      variant={pressed ? "secondary" : "quiet"}
      size="sm"
      aria-pressed={pressed}
      title={children}
      onClick={() => onPress(!pressed)}
    >
      <Icon aria-hidden /> <span className="sr-only @4xl:not-sr-only">{word}</span>
    </Button>
  );
}
