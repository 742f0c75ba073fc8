import "server-only";
import { isUnreachable } from "../errors";
import { type FoundKey, findKey } from "../keys/queries";
import { keyIn } from "../keys/secret";
import { type Encoding, errorAnswer, exportAnswer } from "../otlp/answer";
import { decodeLogsJson, decodeTracesJson } from "../otlp/decode-json";
import { decodeLogs, decodeTraces } from "../otlp/decode-protobuf";
import { OversizedBody } from "../otlp/limits";
import { decodeAt } from "../otlp/misrouted";
import { MalformedBody } from "../otlp/protobuf-reader";
import { admitted } from "./admission";
import { withBody } from "./body";
import { storeLogs } from "./logs";
import { Refusal } from "./refusal";
import { storeSpans } from "./store";
import { sortLogs, sortSpans } from "./valid";

/** POST /v1/traces. Nothing is acknowledged before it is committed. Benchmarks bring a `store` of their own to compare. */
export function receiveTraces(request: Request, store = storeSpans): Promise<Response> {
  return answering(request, async (key, encoding, body) => {
    const decoded =
      encoding === "json" ? decodeTracesJson(body.toString("utf8")) : decodeAt("/v1/traces", decodeTraces, body);
    const { accepted, rejected, reason } = sortSpans(decoded);
    if (decoded.length > 0 && decoded.every((span) => span.traceId === "" && span.spanId === "")) {
      throw new Refusal(
        400,
        "No span has an id: these look like logs or metrics sent to /v1/traces. Send them to /v1/logs or /v1/metrics.",
      );
    }
    if (accepted.length > 0) await store(key, accepted);
    return exportAnswer(
      encoding,
      "rejectedSpans",
      rejected,
      reason && `Rejected ${rejected} of ${decoded.length} spans: ${reason}.`,
    );
  });
}

/** POST /v1/logs: records that belong to a span are kept with it, the others are counted as rejected. */
export function receiveLogs(request: Request): Promise<Response> {
  return answering(request, async (key, encoding, body) => {
    const decoded =
      encoding === "json" ? decodeLogsJson(body.toString("utf8")) : decodeAt("/v1/logs", decodeLogs, body);
    const { accepted, rejected, reason } = sortLogs(decoded);
    if (accepted.length > 0) await storeLogs(key, accepted);
    return exportAnswer(
      encoding,
      "rejectedLogRecords",
      rejected,
      reason && `Rejected ${rejected} of ${decoded.length} log records: ${reason}.`,
    );
  });
}

/** POST /v1/metrics: accepted, so that exporters stay calm, and dropped, which the answer says. */
export function receiveMetrics(request: Request): Promise<Response> {
  return answering(request, async (_key, encoding) =>
    exportAnswer(encoding, "rejectedDataPoints", 0, "Pharos keeps no metrics; these were dropped."),
  );
}

async function answering(
  request: Request,
  receive: (key: FoundKey, encoding: Encoding, body: Buffer) => Promise<Response>,
): Promise<Response> {
  const encoding = encodingOf(request);
  try {
    if (!encoding) throw new Refusal(415, "Content-Type must be application/x-protobuf or application/json.");
    const key = await authorise(request);
    return await withBody(request, (body) => admitted(() => receive(key, encoding, body)));
  } catch (error) {
    return refuse(encoding ?? "json", error);
  }
}

function encodingOf(request: Request): Encoding | undefined {
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type === "application/json") return "json";
  return type === "application/x-protobuf" || type === "application/protobuf" ? "protobuf" : undefined;
}

async function authorise(request: Request): Promise<FoundKey> {
  const secret = keyIn(request.headers);
  if (!secret) throw new Refusal(401, "Send the project's API key as Authorization: Bearer <key>.");
  const key = await findKey(secret);
  if (!key) throw new Refusal(401, "This API key is not known, or was revoked.");
  if (key.access !== "write")
    throw new Refusal(403, "This API key may only read; sending traces needs one that may write.");
  return key;
}

/** Only 429, 502, 503 and 504 are sent again by exporters: whatever may pass is a 503, and never a 500. */
function refuse(encoding: Encoding, error: unknown): Response {
  if (error instanceof Refusal) return errorAnswer(encoding, error.status, error.message, error.retryAfter);
  if (error instanceof OversizedBody) return errorAnswer(encoding, 413, error.message);
  if (error instanceof MalformedBody) return errorAnswer(encoding, 400, error.message);
  if (error instanceof RangeError) return errorAnswer(encoding, 400, "The body is nested too deeply to be read.");
  if (!isUnreachable(error)) console.error("A batch could not be stored; its sender will try again.", error);
  return errorAnswer(encoding, 503, "The batch could not be stored right now. Send it again.", 2);
}
