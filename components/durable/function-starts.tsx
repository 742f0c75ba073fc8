import { CalendarClock, Zap } from "lucide-react";
import type { DurableFunctionSummary } from "@/lib/durable/schema";
import { unknown } from "@/lib/format";
import { visibleText } from "@/lib/traces/visible-text";

/** What begins a run of a function: clocks, and the event that its newest run began with. */
export function FunctionStarts({ one: { schedules, eventName } }: { one: DurableFunctionSummary }) {
  if (schedules.length === 0 && eventName === null) return <span className="text-fg-3">{unknown}</span>;
  return (
    <ul className="flex min-w-0 flex-col gap-0.5 font-mono text-fg-2 text-sm [&_svg]:size-3.5 [&_svg]:shrink-0 [&_svg]:text-fg-3">
      {schedules.map((schedule) => (
        <li key={schedule} className="flex min-w-0 items-center gap-1.5">
          <CalendarClock role="img" aria-label="Schedule" />
          <span className="truncate" title={schedule}>
            {schedule}
          </span>
        </li>
      ))}
      {eventName !== null && (
        <li className="flex min-w-0 items-center gap-1.5">
          <Zap role="img" aria-label="Event" />
          <span className="truncate" title={eventName}>
            {visibleText(eventName)}
          </span>
        </li>
      )}
    </ul>
  );
}
