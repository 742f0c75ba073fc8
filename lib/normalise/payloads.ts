import type { SpanKind } from "@/db/enums";
import { type Attributes, eventName, firstKey, payload, plainObject } from "./attributes";
import { isObject } from "./json";
import { payloadFields } from "./payload-fields";

/** What a span was given, with its JSON undone; undefined where nothing was recorded. */
export function readInput(attributes: Attributes, kind: SpanKind): unknown {
  const own = kind === "TOOL" ? firstKey(attributes, payloadFields.toolInput) : null;
  const key = own ?? firstKey(attributes, payloadFields.input);
  if (key !== null) return unwrap(payload(attributes, key), key);
  return kind === "TOOL" ? argumentsOnly(attributes) : undefined;
}

export function readOutput(attributes: Attributes, kind: SpanKind): unknown {
  const own = kind === "TOOL" ? firstKey(attributes, payloadFields.toolOutput) : null;
  const key = own ?? firstKey(attributes, payloadFields.output);
  if (key !== null) return unwrap(payload(attributes, key), key);
  return kind === "TOOL" ? toolOutputEvent(attributes) : undefined;
}

/** LangWatch wraps every value in its type, and Traceloop a tool's arguments in Python's two kinds of them. */
function unwrap(value: unknown, key: string): unknown {
  if (key === "traceloop.entity.input" && isObject(value) && isObject(value.kwargs)) {
    return Array.isArray(value.args) && value.args.length > 0 ? value : value.kwargs;
  }
  return key.startsWith("langwatch.") && isObject(value) && "value" in value ? value.value : value;
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
