import { SlidersHorizontal } from "lucide-react";
import { visibleText } from "@/lib/traces/visible-text";

/** How the model was called, on a line. */
export function CallParameters({ parameters }: { parameters: Record<string, unknown> }) {
  if (Object.keys(parameters).length === 0) return <span />;

  return (
    <div className="flex min-w-0 flex-1 items-start gap-2 px-0.5 py-1 text-sm">
      <SlidersHorizontal aria-hidden className="mt-0.5 size-3.5 shrink-0 text-fg-3" />
      <dl aria-label="Parameters of the call" className="flex min-w-0 flex-wrap gap-x-3 gap-y-0.5">
        {Object.entries(parameters).map(([name, value]) => (
          <div key={name} className="flex min-w-0 gap-1">
            <dt className="text-fg-3">{visibleText(words(name))}</dt>
            <dd className="min-w-0 break-words font-mono">
              {visibleText(Array.isArray(value) ? value.join(", ") : String(value))}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** `maxOutputTokens` and `max_output_tokens` as max output tokens. */
function words(name: string) {
  return name
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase();
}
