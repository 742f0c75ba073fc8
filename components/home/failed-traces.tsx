import type { Route } from "next";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Trace } from "@/lib/traces/schema";
import { visibleText } from "@/lib/traces/visible-text";
import { HomePanel } from "./home-panel";
import { HomeRow } from "./home-row";

export function FailedTraces({ project, traces }: { project: string; traces: Trace[] }) {
  return (
    <HomePanel
      title="Newest failed traces"
      note="last 7 days"
      all={{ href: `/${project}/traces?range=7d&q=status%3Aerror` as Route, label: "All failed traces" }}
    >
      {traces.length === 0 ? (
        <p className="px-3 pb-3 text-fg-2">No trace failed.</p>
      ) : (
        <ul>
          {traces.map((trace) => (
            <HomeRow
              key={trace.traceId}
              href={`/${project}/traces/${trace.traceId}` as Route}
              name={visibleText(trace.name)}
              aside={<RelativeTime ago value={trace.startTime} />}
            >
              <span className="text-bad">{visibleText(trace.statusMessage ?? "Failed without a message")}</span>
              {trace.inputPreview && ` · ${visibleText(trace.inputPreview)}`}
            </HomeRow>
          ))}
        </ul>
      )}
    </HomePanel>
  );
}
