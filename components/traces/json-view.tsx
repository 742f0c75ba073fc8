import { parseJsonText } from "@/lib/traces/json-text";
import { ClampedText } from "./clamped-text";
import { JsonNode } from "./json-node";

/** Any value: text as text, JSON (also inside a string) as a tree that folds. */
export function JsonView({ value, lines, levels = 4 }: { value: unknown; lines?: number; levels?: number }) {
  const parsed = typeof value === "string" ? parseJsonText(value) : value;
  if (typeof parsed === "string") return <ClampedText text={parsed} lines={lines} />;

  return (
    <div className="overflow-x-auto font-mono text-sm">
      <JsonNode value={parsed} levels={levels} />
    </div>
  );
}
