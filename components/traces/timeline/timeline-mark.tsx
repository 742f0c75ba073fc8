import { Plug } from "lucide-react";
import type { SpanRow } from "@/lib/traces/schema";
import { markOf } from "@/lib/traces/timeline/mark";
import { KindMark } from "../kind-mark";

/** As in the tree, and calls over MCP apart from other tools. */
export function TimelineMark({ span }: { span: SpanRow }) {
  if (markOf(span) !== "mcp") return <KindMark kind={span.kind} />;
  return (
    <Plug role="img" aria-label={`MCP call, server ${span.mcpServer}`} className="size-3.5 shrink-0 text-k-tool" />
  );
}
