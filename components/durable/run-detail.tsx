import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { RelativeTime } from "@/components/ui/relative-time";
import type { DurableRunDetail } from "@/lib/durable/schema";
import { formatCount } from "@/lib/format";
import { visibleText } from "@/lib/traces/visible-text";
import type { JsonComponent } from "./json-component";
import { KeptJson } from "./kept-json";
import { RunDuration } from "./run-duration";
import { RunError } from "./run-error";
import { RunSteps } from "./run-steps";

type Props = { run: DurableRunDetail; isStale: boolean; Json: JsonComponent };

export function RunDetail({ run, isStale, Json }: Props) {
  return (
    <div className="flex flex-col gap-5">
      {isStale && (
        <p role="status" className="text-warn">
          Not up to date: the run could not be loaded again.
        </p>
      )}
      <dl className="flex flex-wrap gap-x-6 gap-y-2 tabular-nums">
        <Fact label={run.startedAt ? "Started" : "Queued"}>
          <RelativeTime ago value={(run.startedAt ?? run.createdAt).toISOString()} />
        </Fact>
        <Fact label="Duration">
          <RunDuration run={run} />
        </Fact>
        <Fact label="Steps">{formatCount(run.stepCount)}</Fact>
        <Fact label="Failed attempts">{formatCount(run.failureCount)}</Fact>
        <Fact label="Run">
          <span className="flex items-center gap-1 font-mono text-sm">
            {run.id.slice(0, 8)}
            <CopyButton value={run.id} label="run id" size="icon-sm" className="-my-1" />
          </span>
        </Fact>
      </dl>
      {run.status === "failed" && <RunError error={run.error} />}
      <Section title="Steps">
        <RunSteps run={run} Json={Json} />
      </Section>
      {run.status === "completed" && run.output && run.output.value !== null && (
        <Section title="Output">
          <KeptJson kept={run.output} Json={Json} />
        </Section>
      )}
      <Section title="Begun by">
        <p className="break-words pb-1 font-mono text-sm">{visibleText(run.eventName)}</p>
        <KeptJson kept={run.event} Json={Json} />
      </Section>
    </div>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-fg-3 text-sm">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className="pb-1.5 font-semibold">{title}</h3>
      {children}
    </section>
  );
}
