import type { Span } from "@/lib/otlp/model";

type Path = "/v1/traces" | "/v1/logs" | "/v1/metrics";
export type Body = string | Uint8Array | ReadableStream<Uint8Array> | object;
type Options = {
  path?: Path;
  encoding?: "protobuf" | "json";
  headers?: Record<string, string | undefined>;
  key?: string;
};

const contentTypes = { protobuf: "application/x-protobuf", json: "application/json" };

/** A project with a key, and a way to send to it as an exporter does. Call it once `testDatabase` is done. */
export async function testSender() {
  const { testProject } = await import("@/lib/projects/test-project");
  const { createKey } = await import("@/lib/keys/queries");
  const { readSpans } = await import("@/lib/ingest/payload");
  const { receive } = await receivers();
  const project = await testProject();
  const write = await createKey(project.owner, { name: "worker", access: "write" });
  const read = await createKey(project.owner, { name: "reader", access: "read" });

  /** Text and objects go as JSON, bytes as protobuf. */
  function send(body: Body, { path = "/v1/traces", encoding, headers, key = write }: Options = {}) {
    const isBinary = body instanceof Uint8Array || body instanceof ReadableStream;
    const given = {
      "content-type": contentTypes[encoding ?? (isBinary ? "protobuf" : "json")],
      authorization: `Bearer ${key}`,
      ...headers,
    };
    const init: RequestInit & { duplex: "half" } = {
      method: "POST",
      headers: Object.entries(given).flatMap(([name, value]): [string, string][] =>
        value === undefined ? [] : [[name, value]],
      ),
      body: isBinary ? payload(body) : typeof body === "string" ? body : JSON.stringify(body),
      duplex: "half",
    };
    return receive[path](new Request(`http://pharos.test${path}`, init));
  }

  const stored = (traceId: string, logs = true) => readSpans(project.id, traceId, undefined, { logs });
  return { ...project, keys: { write, read }, send, stored };
}

async function receivers() {
  const { receiveTraces, receiveLogs, receiveMetrics } = await import("@/lib/ingest/receive");
  const receive = {
    "/v1/traces": (request: Request) => receiveTraces(request),
    "/v1/logs": receiveLogs,
    "/v1/metrics": receiveMetrics,
  };
  return { receive };
}

function payload(body: Uint8Array | ReadableStream<Uint8Array>) {
  return body instanceof ReadableStream ? body : new Uint8Array(body);
}

/** Spans as a request in OTLP/JSON; each brings its own resource and scope. */
export function requestOf(spans: Span[]) {
  return {
    resourceSpans: spans.map(({ resource, scope, ...span }) => ({
      resource,
      schemaUrl: resource.schemaUrl,
      scopeSpans: [{ scope, schemaUrl: scope.schemaUrl, spans: [span] }],
    })),
  };
}
