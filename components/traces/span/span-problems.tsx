import { TriangleAlert } from "lucide-react";
import { cx } from "@/components/ui/cx";
import type { SpanRow } from "@/lib/traces/schema";
import { visibleText } from "@/lib/traces/visible-text";

export function SpanProblems({ row }: { row: SpanRow }) {
  const failed = row.status === "error";
  const problems = [
    failed && (row.statusMessage ?? row.errorType ?? "The span ended with an error."),
    row.hiddenError && `Status OK, but the content says that it failed: ${row.hiddenError}`,
    row.invalidArguments && `Invalid arguments: ${row.invalidArguments}`,
    row.emptyResult && "It answered with nothing.",
  ].filter((problem) => typeof problem === "string");
  if (problems.length === 0) return null;

  return (
    <ul className="mx-3.5 mb-1.5 flex max-h-32 shrink-0 flex-col gap-1 overflow-y-auto">
      {problems.map((problem, index) => (
        <li
          key={problem}
          className={cx(
            "flex gap-2 rounded-md px-2.5 py-1.5",
            failed && index === 0 ? "bg-bad-bg text-bad" : "bg-warn-bg text-warn",
          )}
        >
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span className="min-w-0 whitespace-pre-wrap break-words">{visibleText(problem)}</span>
        </li>
      ))}
    </ul>
  );
}
