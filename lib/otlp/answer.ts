import { STATUS_CODES } from "node:http";

export type Encoding = "protobuf" | "json";

/** google.rpc.Status codes by HTTP status, as the OpenTelemetry collector maps them. */
const rpcCodes: Record<number, number> = { 400: 3, 401: 16, 403: 7, 413: 8, 415: 3, 429: 8, 503: 14 };

const contentTypes = { protobuf: "application/x-protobuf", json: "application/json" };

/** Export…ServiceResponse: empty on full success, else how many items were rejected and why, or a warning with 0. */
export function exportAnswer(
  encoding: Encoding,
  field: "rejectedSpans" | "rejectedLogRecords" | "rejectedDataPoints",
  rejected: number,
  message: string,
): Response {
  const headers = { "Content-Type": contentTypes[encoding] };
  if (encoding === "json") {
    const partialSuccess = { [field]: String(rejected), errorMessage: message };
    return new Response(JSON.stringify(message ? { partialSuccess } : {}), { headers });
  }
  const partial = Buffer.concat([rejected ? varintField(1, rejected) : Buffer.alloc(0), textField(2, message)]);
  return new Response(new Uint8Array(message ? bytesField(1, partial) : Buffer.alloc(0)), { headers });
}

/** google.rpc.Status in the encoding of the request. */
export function errorAnswer(encoding: Encoding, status: number, message: string, retryAfter?: number): Response {
  const headers: Record<string, string> = { "Content-Type": contentTypes[encoding] };
  if (retryAfter !== undefined) headers["Retry-After"] = String(retryAfter);
  if (status === 401) headers["WWW-Authenticate"] = "Bearer";
  const code = rpcCodes[status] ?? 2;
  const text = message || (STATUS_CODES[status] ?? "");
  const body =
    encoding === "json"
      ? JSON.stringify({ code, message: text, details: [] })
      : new Uint8Array(Buffer.concat([varintField(1, code), textField(2, text)]));
  return new Response(body, { status, headers });
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127) {
    bytes.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  return Buffer.from([...bytes, rest]);
}

function varintField(field: number, value: number): Buffer {
  return Buffer.concat([varint(field * 8), varint(value)]);
}

function bytesField(field: number, value: Buffer): Buffer {
  return Buffer.concat([varint(field * 8 + 2), varint(value.length), value]);
}

function textField(field: number, value: string): Buffer {
  return bytesField(field, Buffer.from(value));
}
