import { Check, Clock, LoaderCircle, Moon, TriangleAlert } from "lucide-react";
import { z } from "zod";
import { cx } from "@/components/ui/cx";
import { exactDuration, exactTime, formatCount, formatDuration } from "@/lib/format";
import { visibleText } from "@/lib/traces/visible-text";
import { FailedAttempts } from "./failed-attempts";
import type { JsonComponent } from "./json-component";
import { KeptJson } from "./kept-json";
import { RunError } from "./run-error";
import type { StepEntry } from "./step-entries";

const looks = {
  done: { Icon: Check, word: "Done", tone: "text-good" },
  slept: { Icon: Moon, word: "Slept", tone: "text-fg-3" },
  failed: { Icon: TriangleAlert, word: "Failed", tone: "text-bad" },
  running: { Icon: LoaderCircle, word: "Running", tone: "text-warn" },
  waiting: { Icon: Clock, word: "Waiting", tone: "text-fg-2" },
  sleeping: { Icon: Moon, word: "Sleeping", tone: "text-fg-2" },
} as const;

const withData = z.object({ data: z.unknown() });

export function RunStep({ entry, Json }: { entry: StepEntry; Json: JsonComponent }) {
  const { name, state, attempts, step, failures, dueAt } = entry;
  const { Icon, word, tone } = looks[state];
  // The last one is shown whole.
  const earlier = state === "failed" ? failures.slice(0, -1) : failures;
  const data = step && withData.safeParse(step.result.value).data?.data;
  const hasOutput = step && state === "done" && (step.result.beginning !== null || (data ?? null) !== null);

  return (
    <li className="border-line border-b px-2.5 py-2">
      <div className="flex flex-wrap items-center gap-x-3">
        <span className="min-w-0 flex-1 truncate font-medium" title={visibleText(name)}>
          {visibleText(name)}
        </span>
        <span className="flex items-center gap-3 text-sm tabular-nums">
          {attempts > 1 && <span className="text-warn">{formatCount(attempts)} attempts</span>}
          {step?.durationMs != null && (
            <span className="text-fg-3" title={exactDuration(step.durationMs)}>
              {formatDuration(step.durationMs)}
            </span>
          )}
          <span className={cx("flex items-center gap-1", tone)}>
            <Icon
              aria-hidden
              className={cx("size-3.5", state === "running" && "animate-spin motion-reduce:animate-none")}
            />
            {word}
          </span>
        </span>
      </div>
      {dueAt && state !== "running" && (
        <p className="text-fg-3 text-sm">
          until <span suppressHydrationWarning>{exactTime(dueAt.toISOString()).split("\n")[0]}</span>
        </p>
      )}
      {hasOutput && (
        <div className="pt-1">
          <KeptJson kept={step.result.beginning === null ? { ...step.result, value: data } : step.result} Json={Json} />
        </div>
      )}
      {state === "failed" && <LastError entry={entry} />}
      {earlier.length > 0 && <FailedAttempts failures={earlier} isOpen={state === "waiting"} />}
    </li>
  );
}

const withError = z.object({ error: z.unknown() });

function LastError({ entry: { step, failures } }: { entry: StepEntry }) {
  const error = withError.safeParse(step?.result.value).data?.error ?? failures.at(-1)?.error;
  return (
    <div className="pt-1.5">
      <RunError error={error} />
    </div>
  );
}
