import { PanelRight } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { cx } from "@/components/ui/cx";
import { exactDuration, exactTime } from "@/lib/format";
import { offsetText, rowLabel, rowText } from "@/lib/thread/row-text";
import type { ThreadRowProps } from "./thread-scene";

/** What can be done with a row, and when it happened. The buttons show where somebody points or stands. */
export function ThreadActions({ scene, row, active, chosen, children }: ThreadRowProps & { children?: ReactNode }) {
  const tabIndex = active ? 0 : -1;
  return (
    <span className="flex shrink-0 items-center">
      <span
        className={cx(
          "flex items-center transition-opacity focus-within:opacity-100 group-hover/row:opacity-100 pointer-coarse:opacity-100",
          active ? "group-focus-within/row:opacity-100" : "",
          chosen ? "opacity-100" : "opacity-0",
        )}
      >
        <CopyButton value={() => rowText(row)} label={row.type} size="icon-sm" tabIndex={tabIndex} />
        <Button
          variant="quiet"
          size="icon-sm"
          tabIndex={tabIndex}
          aria-label={`Show span of ${rowLabel(row)}`}
          aria-pressed={chosen}
          title="Show span (Enter)"
          className={chosen ? "text-accent" : undefined}
          onClick={() => scene.onChoose(row)}
        >
          <PanelRight />
        </Button>
      </span>
      {children}
      <time
        suppressHydrationWarning
        title={`${exactDuration(row.offsetMs)} after the start\n${exactTime(
          new Date(Date.parse(scene.trace.startTime) + row.offsetMs).toISOString(),
        )}`}
        className={cx(
          "ml-2 min-w-14 whitespace-nowrap text-right text-fg-3 text-sm tabular-nums",
          children ? "hidden @xl:block" : null,
        )}
      >
        +{offsetText(row.offsetMs)}
      </time>
    </span>
  );
}
