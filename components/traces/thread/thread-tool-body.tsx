import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { hasValue, toolProblem } from "@/lib/thread/row-text";
import type { ToolRow } from "@/lib/thread/rows";
import { wholeCall } from "@/lib/thread/whole";
import { JsonView } from "../content/json-view";
import type { ThreadScene } from "./thread-scene";
import { useWholeSpan } from "./thread-whole";

/** A call in full. */
export function ThreadToolBody({ scene, row }: { scene: ThreadScene; row: ToolRow }) {
  const asked = useWholeSpan(scene, row.entry ?? row.call?.entry, true);
  const answered = useWholeSpan(scene, row.result?.entry, true);
  const { input, output } = wholeCall(row, asked.data, answered.data);
  const problem = toolProblem(row);
  const failure = asked.error ?? answered.error;

  return (
    <div className="border-line border-t">
      {hasValue(input) && <Section title="Arguments">{<JsonView value={input} lines={400} levels={6} />}</Section>}
      {problem && (
        <Section title={problem.word === "error" ? "Error" : "Status OK, but the content says that it failed"}>
          <p className={cx("whitespace-pre-wrap break-words", problem.tone === "bad" ? "text-bad" : "text-warn")}>
            {problem.text ?? "The span ended with an error."}
          </p>
        </Section>
      )}
      {hasValue(output) ? (
        <Section title="Result">
          <JsonView value={output} lines={400} />
        </Section>
      ) : (
        !problem && <p className="px-3 py-2 text-fg-3">The trace carries no result.</p>
      )}
      {(asked.isLoading || answered.isLoading) && (
        <p role="status" className="px-3 pb-2 text-fg-3 text-sm">
          Loading the rest…
        </p>
      )}
      {failure && (
        <p role="alert" className="px-3 pb-2 text-bad text-sm">
          The rest could not be loaded: {failure.message}
        </p>
      )}
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="border-line px-3 py-2 not-first:border-t">
      <h3 className="mb-1 text-fg-3 text-xs">{title}</h3>
      {children}
    </section>
  );
}
