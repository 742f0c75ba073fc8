import { Lock } from "lucide-react";
import { visibleText } from "@/lib/traces/visible-text";

/** The part of the search that belongs to the screen, before the part that is one's own. */
export function ScopeChip({ scope }: { scope: string }) {
  const text = visibleText(scope);
  return (
    <span
      title={`This list is always searched for ${text}`}
      className="inline-flex h-8.5 min-w-0 max-w-72 items-center gap-1.5 rounded-md bg-selected px-2.5"
    >
      <Lock aria-hidden className="size-3.5 shrink-0 text-fg-3" />
      <span className="sr-only">Always:</span>
      <code className="truncate font-mono text-sm">{text}</code>
    </span>
  );
}
