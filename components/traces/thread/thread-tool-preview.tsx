import { CornerDownRight } from "lucide-react";
import { hasValue, previewText, toolInput, toolOutput, toolProblem } from "@/lib/thread/row-text";
import type { ToolRow } from "@/lib/thread/rows";
import { ThreadPairs } from "./thread-pairs";

/** A call in a few lines: what it was asked and how it answered. */
export function ThreadToolPreview({ row }: { row: ToolRow }) {
  const input = toolInput(row);
  const output = toolOutput(row);
  const problem = toolProblem(row);
  const told = problem?.text && !previewText(output).includes(problem.text) ? problem.text : null;

  return (
    <div className="flex flex-col gap-1 px-2.5 pb-2 pl-8 font-mono text-sm">
      {hasValue(input) && <ThreadPairs value={input} className="text-fg-2" />}
      {told && <ThreadPairs value={told} className={problem?.tone === "bad" ? "text-bad" : "text-warn"} />}
      {hasValue(output) && (
        <div className="flex gap-1.5">
          <CornerDownRight role="img" aria-label="Result" className="mt-0.5 size-3.5 shrink-0 text-fg-3" />
          <ThreadPairs
            value={output}
            className={told || !problem ? "text-fg" : problem.tone === "bad" ? "text-bad" : "text-warn"}
          />
        </div>
      )}
      {!told && !hasValue(output) && <p className="font-sans text-fg-3">The trace carries no result.</p>}
    </div>
  );
}
