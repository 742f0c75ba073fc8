import type { MessagePart, Span } from "../traces/content";
import type { Placed, ToolRow } from "./rows";

/** A part of a message as its span has it, which is longer where the thread's was cut. */
export function wholePart<P extends MessagePart>(
  span: Span | undefined,
  { entry, index, part }: Placed<P>,
): MessagePart {
  const messages = entry.side === "input" ? span?.inputMessages : span?.outputMessages;
  const whole = messages?.[entry.index]?.parts[index];
  return whole?.type === part.type ? whole : part;
}

/** What a tool was asked and what it answered, whole where the spans are there. */
export function wholeCall({ call, result, entry }: ToolRow, asked: Span | undefined, answered: Span | undefined) {
  const callPart = call && wholePart(asked, call);
  const resultPart = result && wholePart(answered, result);
  return {
    input: callPart?.type === "tool_call" ? callPart.arguments : (asked?.input ?? entry?.input),
    output: resultPart?.type === "tool_result" ? resultPart.result : ((entry && asked?.output) ?? entry?.output),
  };
}
