import type { Span } from "@/lib/otlp/model";
import { eventName, plain, plainObject } from "./attributes";
import { isObject, type JsonObject, parseJson } from "./json";

const rolesByEvent: Record<string, string> = {
  "gen_ai.system.message": "system",
  "gen_ai.user.message": "user",
  "gen_ai.assistant.message": "assistant",
  "gen_ai.tool.message": "tool",
  "gen_ai.choice": "assistant",
};

/** The messages that came as span events or log records: what went in, or what came out. */
export function eventMessages(span: Span, side: "in" | "out"): unknown[] {
  const messages: unknown[] = [];
  const older: unknown[] = [];
  for (const event of span.events) {
    const name = eventName(event);
    if (!name.startsWith("gen_ai.")) continue;
    if (Object.hasOwn(rolesByEvent, name)) {
      if ((name === "gen_ai.choice") !== (side === "out")) continue;
      const body = event.body ? plain(event.body) : null;
      const own = isObject(body) ? body : body === null ? {} : { content: body };
      messages.push(fromEvent(name, { ...plainObject(event.attributes), ...own }));
    }
    const key = side === "in" ? "gen_ai.prompt" : "gen_ai.completion";
    if (name === (side === "in" ? "gen_ai.content.prompt" : "gen_ai.content.completion")) {
      const value = undone(plainObject(event.attributes)[key]);
      older.push(...(Array.isArray(value) ? value : [{ role: side === "in" ? "user" : "assistant", content: value }]));
    }
  }
  return messages.length > 0 ? messages : older;
}

/** Pydantic AI keeps a list of such events in one attribute; other lists pass through. */
export function fromEventList(raws: unknown[]): unknown[] {
  return raws.map((raw) => {
    const name = isObject(raw) ? raw["event.name"] : undefined;
    return isObject(raw) && typeof name === "string" ? fromEvent(name, raw) : raw;
  });
}

function fromEvent(name: string, fields: JsonObject): JsonObject {
  const inner = undone(fields.message);
  const raw: JsonObject = isObject(inner) ? { ...fields, ...inner } : { ...fields };
  if (name === "gen_ai.tool.message") raw.tool_call_id ??= raw.id;
  return {
    ...raw,
    message: undefined,
    role: raw.role ?? rolesByEvent[name],
    tool_calls: undone(raw.tool_calls),
  };
}

function undone(value: unknown): unknown {
  return typeof value === "string" ? parseJson(value, 1_000_000) : value;
}
