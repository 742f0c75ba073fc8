"use client";

import { findNodes } from "@/lib/traces/json-find";
import { parseJsonText } from "@/lib/traces/json-text";
import { ClampedText } from "./clamped-text";
import { JsonNode } from "./json-node";
import { useFindTerm } from "./use-find-term";

/** Any value: text as text, JSON (also inside a string) as a tree that folds. */
export function JsonView({ value, lines, levels = 4 }: { value: unknown; lines?: number; levels?: number }) {
  const term = useFindTerm();
  const parsed = typeof value === "string" ? parseJsonText(value) : value;
  if (typeof parsed === "string") return <ClampedText text={parsed} lines={lines} />;

  return (
    <div className="overflow-x-auto font-mono text-sm">
      <JsonNode value={parsed} levels={levels} find={{ term, nodes: findNodes(parsed, term) }} />
    </div>
  );
}
