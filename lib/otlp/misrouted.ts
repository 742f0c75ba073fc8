import { decodeLogs, decodeTraces } from "./decode-protobuf";
import { MalformedBody } from "./protobuf-reader";

/**
 * Decodes a protobuf body, and says so where it belongs to another path: traces and logs share field numbers, so that one
 * read as the other fails somewhere inside a span or a record. Throws MalformedBody.
 */
export function decodeAt<T>(path: "/v1/traces" | "/v1/logs", decode: (body: Buffer) => T[], body: Buffer): T[] {
  try {
    return decode(body);
  } catch (error) {
    if (!(error instanceof MalformedBody)) throw error;
    if (path !== "/v1/logs" && holds(body, decodeLogs))
      throw new MalformedBody(`These are logs sent to ${path}: send them to /v1/logs.`);
    if (path !== "/v1/traces" && holds(body, decodeTraces))
      throw new MalformedBody(`These are traces sent to ${path}: send them to /v1/traces.`);
    throw error;
  }
}

function holds(body: Buffer, decode: (body: Buffer) => { traceId: string; spanId: string }[]): boolean {
  try {
    return decode(body).some(({ traceId, spanId }) => traceId.length === 32 && spanId.length === 16);
  } catch {
    return false;
  }
}
