import type { SpanKind } from "@/db/enums";
import { isObject, type JsonObject, toText } from "./json";

/** Why an output says that its work failed, or null. Text is only judged where it is a tool's, never a model's prose. */
export function failureIn(output: unknown, kind: SpanKind): string | null {
  if (typeof output === "string") return isTool(kind) ? failureInText(output) : null;
  if (isObject(output)) return failureInObject(output, kind, 0);
  if (!Array.isArray(output) || output.length !== 1) return null;
  return isObject(output[0]) ? failureInObject(output[0], kind, 0) : null;
}

function isTool(kind: SpanKind): boolean {
  return kind === "TOOL" || kind === "RETRIEVER";
}

const failedStates = new Set(["error", "failed", "failure", "errored"]);
const noErrors = new Set(["", "none", "null", "no", "false", "0", "ok", "success", "n/a", "nil", "undefined"]);

/** What wraps a tool's answer on its way to the model. */
const wrappers = ["result", "output", "response", "content", "text", "data", "kwargs", "structuredContent", "message"];

function failureInObject(value: JsonObject, kind: SpanKind, depth: number): string | null {
  for (const key of ["error", "errors", "errorMessage", "error_message"]) {
    const message = errorText(value[key]);
    if (message !== null) return `${key}: ${short(message)}`;
  }
  for (const key of ["ok", "success"]) if (value[key] === false) return because(`${key}: false`, value);
  for (const key of ["isError", "is_error"]) if (value[key] === true) return because(`${key}: true`, value);
  for (const key of ["status", "response_status"]) {
    const state = value[key];
    if (typeof state === "string" && failedStates.has(state.toLowerCase())) return because(`${key}: ${state}`, value);
  }
  return depth < 2 ? failureInside(value, kind, depth) : null;
}

function failureInside(value: JsonObject, kind: SpanKind, depth: number): string | null {
  for (const key of wrappers) {
    const inner = Array.isArray(value[key]) && value[key].length === 1 ? value[key][0] : value[key];
    if (isObject(inner)) {
      const failure = failureInObject(inner, kind, depth + 1);
      if (failure) return failure;
    } else if (typeof inner === "string" && isTool(kind) && key !== "data" && key !== "message") {
      const failure = failureInText(inner);
      if (failure) return failure;
    }
  }
  return null;
}

function errorText(error: unknown): string | null {
  if (error === true) return "true";
  if (typeof error === "string") return noErrors.has(error.trim().toLowerCase()) ? null : error;
  if (Array.isArray(error)) return error.length > 0 ? errorText(error[0]) : null;
  if (!isObject(error) || Object.keys(error).length === 0) return null;
  return typeof error.message === "string" && error.message !== "" ? error.message : toText(error);
}

function because(fact: string, value: JsonObject): string {
  for (const key of ["message", "reason", "detail", "content", "text"]) {
    const text = value[key];
    if (typeof text === "string" && text !== "") return `${fact}: ${short(text)}`;
  }
  return fact;
}

const exceptionName = /^(?:[A-Za-z_][\w.]{0,80})?(?:Error|Exception)[:(]/;
const failureWords =
  /^(?:<tool_use_error>|traceback \(most recent call last\)|\[?(?:fatal |unhandled |uncaught )?(?:error|exception)\]?(?::| executing| calling| invoking| running)|tool (?:execution |call )?failed|failed to (?:call|execute|invoke|run) (?:the )?tool)/i;

function failureInText(text: string): string | null {
  const start = text.slice(0, 300).trimStart();
  return exceptionName.test(start) || failureWords.test(start) ? short(start) : null;
}

function short(text: string): string {
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}

/** A list that was asked for, and came back empty. */
const lists = new Set([
  "results",
  "result",
  "items",
  "data",
  "documents",
  "docs",
  "hits",
  "matches",
  "rows",
  "records",
  "entries",
  "output",
  "outputs",
  "content",
  "response",
]);

const emptyWords = new Set(["null", "none", "undefined", "nil", "[]", "{}", '""', "''", "()"]);
const nothingFound =
  /^no (?:relevant |matching )?(?:results?|matches|documents?|records?|items?)(?: (?:were )?found)?[.!]?$/i;

/** Did a tool or retriever answer with nothing? */
export function isEmptyResult(output: unknown, depth = 0): boolean {
  if (output === null) return true;
  if (Array.isArray(output)) {
    return output.length === 0 || (output.length === 1 && depth < 3 && isEmptyPart(output[0], depth));
  }
  if (typeof output === "string") return isEmptyText(output);
  if (!isObject(output)) return false;
  const entries = Object.entries(output);
  if (entries.length === 0) return true;
  const answers = entries.filter(([key]) => lists.has(key));
  const rest = entries.filter(([key]) => !lists.has(key));
  if (answers.length === 0 || depth >= 3 || rest.some(([, value]) => typeof value === "object" && !isBare(value)))
    return false;
  const listed = answers.some(([, value]) => Array.isArray(value));
  if (!listed && rest.some(([key, value]) => key === "message" && value !== "")) return false;
  return answers.every(([, value]) => isEmptyResult(value, depth + 1));
}

function isEmptyPart(part: unknown, depth: number): boolean {
  return isObject(part) && part.type === "text" && isEmptyResult(part.text, depth + 1);
}

function isBare(value: unknown): boolean {
  return value === null || (Array.isArray(value) ? value.length === 0 : Object.keys(value ?? {}).length === 0);
}

function isEmptyText(text: string): boolean {
  if (text.length > 80) return false;
  const trimmed = text.trim();
  return trimmed === "" || emptyWords.has(trimmed.toLowerCase()) || nothingFound.test(trimmed);
}
