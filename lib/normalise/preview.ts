import { toText } from "./json";
import type { Message, MessagePart } from "./span";
import { oneLine } from "./text";
import type { Thread } from "./thread";

/** The last thing a user said; where no user spoke, what the last tool answered. */
export function previewInput(thread: Thread): string | null {
  return lastUserText(thread) ?? lastToolResult(thread);
}

function lastToolResult(thread: Thread): string | null {
  const part = thread.at(-1)?.read().parts.at(-1);
  return part?.type === "tool_result" ? previewValue(part.result) : null;
}

function lastUserText(thread: Thread): string | null {
  for (let i = thread.length - 1; i >= 0 && i >= thread.length - 2_000; i--) {
    const entry = thread[i];
    if (!entry || (entry.role !== null && entry.role !== "user")) continue;
    const message = entry.read();
    const text = message.role === "user" ? textIn(message) : null;
    if (text) return oneLine(text);
  }
  return null;
}

/** The last thing a model said, or the tools it called where it said nothing. */
export function previewOutput(messages: Message[]): string | null {
  for (const message of messages.toReversed()) {
    const text = textIn(message);
    if (text) return oneLine(text);
  }
  const calls = messages.flatMap(({ parts }) => parts.filter((part) => part.type === "tool_call"));
  return oneLine(calls.slice(0, 20).map(previewCall).join(" "));
}

function previewCall(call: Extract<MessagePart, { type: "tool_call" }>): string {
  return `→ ${call.name}(${call.arguments === null ? "" : toText(call.arguments).slice(0, 300)})`;
}

function textIn(message: Message): string | null {
  const texts = message.parts.map((part) => (part.type === "text" ? part.text : ""));
  const text = texts.join(" ").trim();
  return text === "" ? null : text;
}

/** Any value on one line; a long text is shown from its start, unparsed. */
export function previewValue(value: unknown): string | null {
  return value === undefined || value === null ? null : oneLine(toText(value));
}
