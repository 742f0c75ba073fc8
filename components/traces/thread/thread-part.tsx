import type { MessagePart } from "@/lib/traces/content";
import { parseJsonText } from "@/lib/traces/json-text";
import { JsonView } from "../content/json-view";
import { MessagePartView } from "../content/message-part-view";

/** A part of a message, which folds with its row: `text` is what is seen of it. */
export function ThreadPart({ part, open }: { part: MessagePart; open: boolean }) {
  if (part.type === "text") {
    const value = parseJsonText(part.text);
    // A tree has folds of its own, which only begin as they are told.
    if (typeof value !== "string") return <JsonView key={String(open)} value={value} levels={open ? 6 : 1} />;
  }
  return <MessagePartView part={part} lines={Number.POSITIVE_INFINITY} folded={!open} />;
}
