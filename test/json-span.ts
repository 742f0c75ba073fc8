import { decodeTracesJson } from "@/lib/otlp/decode-json";

export const traceId = "5b8efff798038103d269b633813fc60c";
export const spanId = "eee19b7ec3c1b174";

/** The span that a body with this text for a span gives. */
export function spanOf(text: string) {
  const [span] = decodeTracesJson(`{"resourceSpans":[{"scopeSpans":[{"spans":[${text}]}]}]}`);
  if (!span) throw new Error("No span.");
  return span;
}

export const spanWith = (fields: object) => spanOf(JSON.stringify({ traceId, spanId, ...fields }));
export const anyValue = (text: string) => spanOf(`{"attributes":[{"key":"k","value":${text}}]}`).attributes[0]?.value;
