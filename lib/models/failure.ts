import "server-only";
import { APICallError, NoObjectGeneratedError } from "ai";
import type { ModelOutcome } from "@/db/enums";
import { OutboundError, PrivateAddressError } from "../outbound/fetch";

export type Failure = {
  outcome: Exclude<ModelOutcome, "ok">;
  /** A sentence for people; what a server said is cut. */
  reason: string;
  /** Whether asking again may help, and after how long if the server said so. */
  mayPass: boolean;
  afterMs?: number;
};

const longestReason = 500;
const privateAdvice =
  "Where nobody but this machine reaches Pharos, a connection may be allowed to; the environment's always is.";
const prose: Failure = {
  outcome: "malformed",
  reason: "The answer was not in the form that was asked for.",
  mayPass: true,
};

/** What an error of a model call means. */
export function failureOf(error: unknown, timeoutMs: number): Failure {
  const root = deepest(error);
  if (root instanceof PrivateAddressError)
    return { outcome: "failed", reason: `${root.message} ${privateAdvice}`, mayPass: false };
  if (root instanceof OutboundError) return { outcome: "failed", reason: root.message, mayPass: false };
  if (root instanceof Error && root.name === "TimeoutError")
    return { outcome: "timed_out", reason: `The model did not answer within ${timeoutMs / 1000} s.`, mayPass: true };
  if (NoObjectGeneratedError.isInstance(error)) return unfinished(error.finishReason) ?? prose;
  if (APICallError.isInstance(error)) return refusedBy(error);
  const reason = root instanceof Error ? root.message : String(root);
  return { outcome: "failed", reason: cut(`The model could not be reached: ${reason}`), mayPass: true };
}

/** Why an answer is none although the server gave one. */
export function unfinished(finishReason: string | undefined): Failure | undefined {
  if (finishReason === "content-filter")
    return { outcome: "refused", reason: "The model refused to answer.", mayPass: true };
  if (finishReason === "length")
    return { outcome: "malformed", reason: "The answer was cut off at its longest.", mayPass: true };
  return undefined;
}

function refusedBy({ statusCode, message, responseHeaders, isRetryable }: APICallError): Failure {
  const said = message.replace(/^Cannot connect to API: /, "").replace(/[\s.:]+$/, "");
  const what = cut(
    statusCode ? `The server answered ${statusCode}: ${said}` : `The model could not be reached: ${said}`,
  );
  const reason = `${what}. ${adviceFor(statusCode)}`.trim();
  const afterMs = retryAfter(responseHeaders);
  if (statusCode === 429) return { outcome: "rate_limited", reason, mayPass: true, afterMs };
  return { outcome: "failed", reason, mayPass: isRetryable, afterMs };
}

function adviceFor(status: number | undefined): string {
  if (status === undefined) return "Check the address, and that the server runs.";
  if (status === 401 || status === 403) return "Check the key.";
  if (status === 404) return "Check the address and the name of the model.";
  return "";
}

/** RFC 9110: seconds, or a date. */
function retryAfter(headers: Record<string, string> | undefined): number | undefined {
  const value = headers?.["retry-after"];
  if (!value) return undefined;
  const ms = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

function deepest(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? deepest(error.cause) : error;
}

function cut(text: string): string {
  return text.length > longestReason ? `${text.slice(0, longestReason)}…` : text;
}
