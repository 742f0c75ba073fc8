"use client";

import { Wrench } from "lucide-react";
import { useState } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { Input } from "@/components/ui/input";
import type { Span } from "@/lib/traces/content";
import { foldText } from "@/lib/traces/find-text";
import { toText } from "@/lib/traces/json-text";
import { visibleText } from "@/lib/traces/visible-text";
import { ClampedText } from "./clamped-text";
import { SchemaTable } from "./schema-table";

const many = 8;

export function OfferedTools({ tools }: { tools: Span["tools"] }) {
  const [filter, setFilter] = useState("");
  const wanted = foldText(filter.trim());
  const shown = tools.filter(({ name, description }) => foldText(`${name} ${description ?? ""}`).includes(wanted));

  return (
    <details className="mb-2 rounded-md border border-line">
      <summary className="flex h-7 items-center gap-2 px-2.5 text-fg-2 text-sm">
        <Wrench aria-hidden className="size-3.5 shrink-0" />
        <span className="whitespace-nowrap">
          {tools.length} {tools.length === 1 ? "tool" : "tools"} offered
        </span>
        <span className="min-w-0 truncate text-fg-3">{tools.map((tool) => visibleText(tool.name)).join(", ")}</span>
      </summary>
      {tools.length > many && (
        <div className="border-line border-t p-2">
          <Input
            type="search"
            aria-label="Search the tools"
            placeholder="Search the tools"
            value={filter}
            onChange={(event) => setFilter(event.target.value)}
          />
        </div>
      )}
      <ul className="border-line border-t">
        {shown.map((tool, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a tool may be offered twice
          <li key={`${tool.name} ${index}`} className="border-line px-2.5 py-2 not-first:border-t">
            <div className="flex items-center gap-2">
              <span className="min-w-0 break-words font-medium font-mono text-sm">{visibleText(tool.name)}</span>
              <CopyButton
                value={() => toText(tool)}
                label={`definition of ${tool.name}`}
                size="icon-sm"
                className="-my-1 ml-auto"
              />
            </div>
            {tool.description && (
              <div className="text-fg-2">
                <ClampedText text={tool.description} lines={4} />
              </div>
            )}
            {tool.schema !== null && <SchemaTable schema={tool.schema} label={`Parameters of ${tool.name}`} />}
          </li>
        ))}
        {shown.length === 0 && <li className="px-2.5 py-2 text-fg-3">No tool matches.</li>}
      </ul>
    </details>
  );
}
