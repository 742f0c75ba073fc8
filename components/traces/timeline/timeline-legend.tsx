import { cx } from "@/components/ui/cx";
import { formatCount } from "@/lib/format";
import type { Chart } from "@/lib/traces/timeline/chart";
import type { TimelineMark } from "@/lib/traces/timeline/mark";
import { looks } from "./timeline-marks";
import { TimelineSwatch } from "./timeline-swatch";

type Props = { counts: Chart["counts"]; only: ReadonlySet<TimelineMark>; onOnly: (next: Set<TimelineMark>) => void };

/** What the marks mean; choosing some dims the others. */
export function TimelineLegend({ counts, only, onOnly }: Props) {
  function toggle(mark: TimelineMark) {
    const next = new Set(only);
    if (!next.delete(mark)) next.add(mark);
    onOnly(next.size === counts.length ? new Set() : next);
  }

  return (
    <fieldset className="flex min-w-0 flex-nowrap items-center gap-x-0.5 @lg:flex-wrap">
      <legend className="sr-only">Kinds of spans to point out</legend>
      {counts.map(({ mark, count }) => (
        <button
          key={mark}
          type="button"
          aria-pressed={only.has(mark)}
          title={only.has(mark) ? "Show all alike again" : `Point out ${looks[mark].word}, dim the rest`}
          onClick={() => toggle(mark)}
          className={cx(
            "flex h-6 shrink-0 items-center gap-1.5 rounded-md px-1.5 text-sm -outline-offset-2 hover:bg-hover",
            only.has(mark) ? "bg-hover font-medium text-fg" : "text-fg-2",
          )}
        >
          <TimelineSwatch mark={mark} />
          {looks[mark].word}
          <span className="hidden text-fg-3 tabular-nums @4xl:inline">{formatCount(count)}</span>
        </button>
      ))}
    </fieldset>
  );
}
