import type { SpanKind } from "@/db/enums";
import { type Attributes, eventName, firstKey, payload, plainObject } from "./attributes";
import { isObject, type JsonObject } from "./json";
import { payloadFields } from "./payload-fields";

/** What a span was given, with its JSON undone; undefined where nothing was recorded. */
export function readInput(attributes: Attributes, kind: SpanKind): unknown {
  const own = kind === "TOOL" ? firstKey(attributes, payloadFields.toolInput) : null;
  const key = own ?? firstKey(attributes, payloadFields.input);
  if (key === null) return kind === "TOOL" ? argumentsOnly(attributes) : undefined;
  const value = payload(attributes, key);
  return unwrap(value, key) ?? (kind === "TOOL" && isObject(value) ? {} : undefined);
}

export function readOutput(attributes: Attributes, kind: SpanKind): unknown {
  const own = kind === "TOOL" ? firstKey(attributes, payloadFields.toolOutput) : null;
  const key = own ?? firstKey(attributes, payloadFields.output);
  if (key !== null) return unwrap(payload(attributes, key), key);
  return kind === "TOOL" ? toolOutputEvent(attributes) : undefined;
}

/** LangWatch wraps every value in its type, and Traceloop a function's arguments in Python's two kinds of them. */
export function unwrap(value: unknown, key: string): unknown {
  if (key === "traceloop.entity.input" && isObject(value) && Array.isArray(value.args) && isObject(value.kwargs)) {
    return passed(value.args, value.kwargs) ?? undefined;
  }
  return key.startsWith("langwatch.") && isObject(value) && "value" in value ? value.value : value;
}

/** What a function was called with: an only argument by itself, undefined where there was none. */
function passed(args: unknown[], kwargs: JsonObject): unknown {
  const named = Object.keys(kwargs).length > 0;
  if (args.length === 0) return named ? kwargs : undefined;
  if (named) return { args, kwargs };
  return args.length === 1 ? args[0] : args;
}

/** `tool.parameters` holds a tool's schema in some emitters, and its arguments in others. */
function argumentsOnly(attributes: Attributes): unknown {
  const value = payload(attributes, "tool.parameters");
  return isObject(value) && !isObject(value.properties) ? value : undefined;
}

/** Claude Code sends a tool's result as an event of its span. */
function toolOutputEvent({ span }: Attributes): unknown {
  const event = span.events.find((candidate) => eventName(candidate) === "tool.output");
  if (!event) return undefined;
  const { output, content, diff } = plainObject(event.attributes);
  return output ?? content ?? diff;
}
