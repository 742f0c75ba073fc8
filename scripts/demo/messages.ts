/** Messages as the OpenTelemetry GenAI conventions write them; the other dialects translate from here. */
export type Part =
  | { type: "text"; content: string }
  | { type: "reasoning"; content: string }
  | { type: "tool_call"; id: string; name: string; arguments: Answer }
  | { type: "tool_call_response"; id: string; response: Answer };

export interface Message {
  role: "user" | "assistant" | "tool";
  parts: Part[];
}

/** What a tool was called with or answered: a JSON object. */
export type Answer = Record<string, unknown>;

export function userMessage(content: string): Message {
  return { role: "user", parts: [{ type: "text", content }] };
}

export function toolMessage(id: string, response: Answer): Message {
  return { role: "tool", parts: [{ type: "tool_call_response", id, response }] };
}

export function textOf(message: Message): string {
  return message.parts.flatMap((part) => (part.type === "text" ? [part.content] : [])).join("\n");
}

export type ToolCallPart = Extract<Part, { type: "tool_call" }>;

export function toolCallsOf(message: Message): ToolCallPart[] {
  return message.parts.filter((part) => part.type === "tool_call");
}
