import { ChevronRight, TriangleAlert } from "lucide-react";
import { z } from "zod";
import { visibleText } from "@/lib/traces/visible-text";

const anError = z.object({
  name: z.string().optional().catch(undefined),
  message: z.string().catch("It gave no reason."),
  stack: z.string().optional().catch(undefined),
});

const mostCharacters = 8_000;

/** What an attempt failed with; its stack is folded. */
export function RunError({ error }: { error: unknown }) {
  const { name, message, stack } = anError.catch({ message: "It gave no reason." }).parse(error);

  return (
    <div className="flex gap-2 rounded-md bg-bad-bg px-2.5 py-1.5 text-bad">
      <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">
        <p className="max-h-48 overflow-y-auto whitespace-pre-wrap break-words">
          {name && name !== "Error" && <span className="font-medium">{visibleText(name)}: </span>}
          {visibleText(message.slice(0, mostCharacters))}
        </p>
        {stack && (
          <details className="group/stack text-sm">
            <summary className="flex list-none items-center gap-1 rounded-sm text-fg-2">
              <ChevronRight aria-hidden className="size-3.5 group-open/stack:rotate-90" />
              Stack
            </summary>
            <pre className="max-h-64 overflow-auto py-1 font-mono text-fg-2 text-xs">
              {visibleText(stack.slice(0, mostCharacters))}
            </pre>
          </details>
        )}
      </div>
    </div>
  );
}
