import type { Message, MessagePart } from "../normalise/span";
import { partsByAtom } from "./atoms";
import type { KnownMessage } from "./message-book";

/** A message with what another telling of it adds; `whole` where that other says all of this one. */
export function toldMore(message: Message, other: KnownMessage, missing: number[], whole: boolean): Message {
  if (whole) {
    const thoughts = message.parts.filter(({ type }) => type === "reasoning");
    const rest = other.message.parts.filter(({ type }) => thoughts.length === 0 || type !== "reasoning");
    return { ...message, parts: [...thoughts, ...rest] };
  }
  const parts = partsByAtom(other.message).filter((_, i) => missing.includes(other.atoms[i] ?? -1));
  return { ...message, parts: [...message.parts, ...parts.flat()] };
}

/** A message with the ids of its tool calls and results, where only another telling of it has them. */
export function withIds(message: Message, other: Message): Message {
  const lacking = message.parts.some((part) => isTool(part) && part.id === null);
  if (!lacking) return message;
  const tools = other.parts.filter(isTool);
  if (tools.length !== message.parts.filter(isTool).length) return message;
  let next = 0;
  return {
    ...message,
    parts: message.parts.map((part) => (isTool(part) ? { ...part, id: idOf(part, tools[next++]) } : part)),
  };
}

type ToolPart = Extract<MessagePart, { type: "tool_call" | "tool_result" }>;

function isTool(part: MessagePart): part is ToolPart {
  return part.type === "tool_call" || part.type === "tool_result";
}

function idOf(part: ToolPart, other: ToolPart | undefined): string | null {
  return part.id ?? other?.id ?? null;
}
