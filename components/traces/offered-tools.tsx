import { Wrench } from "lucide-react";
import type { Span } from "@/lib/traces/content";
import { JsonView } from "./json-view";

export function OfferedTools({ tools }: { tools: Span["tools"] }) {
  return (
    <details className="mb-2 rounded-md border border-line">
      <summary className="flex h-7 items-center gap-2 px-2.5 text-fg-2 text-sm">
        <Wrench aria-hidden className="size-3.5 shrink-0" />
        <span className="whitespace-nowrap">
          {tools.length} {tools.length === 1 ? "tool" : "tools"} offered
        </span>
        <span className="min-w-0 truncate text-fg-3">{tools.map((tool) => tool.name).join(", ")}</span>
      </summary>
      <ul className="border-line border-t">
        {tools.map((tool) => (
          <li key={tool.name} className="px-2.5 py-2">
            <span className="font-medium font-mono text-sm">{tool.name}</span>
            {tool.description && <p className="whitespace-pre-wrap text-fg-2">{tool.description}</p>}
            {tool.schema !== null && <JsonView value={tool.schema} />}
          </li>
        ))}
      </ul>
    </details>
  );
}
