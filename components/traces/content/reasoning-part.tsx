import { Brain, ChevronRight } from "lucide-react";
import { visibleText } from "@/lib/traces/visible-text";
import { MarkdownText } from "./markdown-text";

/** What a model thought before it answered: quiet, and folded until somebody wants it. */
export function ReasoningPart({ text }: { text: string }) {
  if (text === "") return <p className="text-fg-3 text-sm">Reasoning, not readable</p>;

  return (
    <details className="group/reasoning text-fg-2">
      <summary className="flex min-w-0 list-none items-center gap-1.5 rounded-sm text-sm hover:bg-hover [&_svg]:size-3.5 [&_svg]:shrink-0">
        <ChevronRight aria-hidden className="group-open/reasoning:rotate-90" />
        <Brain aria-hidden />
        <span className="font-medium">Reasoning</span>
        <span className="min-w-0 truncate text-fg-3 group-open/reasoning:hidden">
          {visibleText(text.slice(0, 200))}
        </span>
      </summary>
      <div className="mt-1 ml-[7px] border-line border-l pl-3">
        <MarkdownText text={text} />
      </div>
    </details>
  );
}
