import { parseJsonText } from "@/lib/traces/json-text";
import { JsonView } from "./json-view";
import { MarkdownText } from "./markdown-text";

/** What somebody said: JSON as a tree, everything else as Markdown or text. */
export function RichText({ value, lines }: { value: unknown; lines?: number }) {
  const parsed = typeof value === "string" ? parseJsonText(value) : value;
  if (typeof parsed !== "string") return <JsonView value={parsed} />;
  return <MarkdownText text={parsed} lines={lines} />;
}
