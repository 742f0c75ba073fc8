import { type Attributes, type Context, type Span, SpanKind, type Tracer, trace } from "@opentelemetry/api";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { AlwaysOnSampler, NodeTracerProvider, type SpanProcessor } from "@opentelemetry/sdk-trace-node";
import { createRandom, type Random } from "./random";

/** The simulated clock, in milliseconds since 1970. Nothing really waits. */
export interface Clock {
  ms: number;
}

export interface Telemetry {
  tracer(service: string, version: string, environment: string, scope: { name: string; version: string }): Tracer;
  /** Ids of the trace that starts next come from this label alone, so that a second run sends the same ids. */
  startTrace(label: string): string;
}

/** One provider per service, version and environment, as if each were a process of its own. */
export function createTelemetry(seed: string, processor: SpanProcessor): Telemetry {
  const providers = new Map<string, NodeTracerProvider>();
  let ids: Random = createRandom(seed);
  let traceId = "";
  const idGenerator = { generateTraceId: () => traceId, generateSpanId: () => ids.hex(16) };
  return {
    tracer(service, version, environment, scope) {
      const key = `${service}@${version}/${environment}`;
      const provider = providers.get(key) ?? createProvider(service, version, environment, processor, idGenerator);
      providers.set(key, provider);
      return provider.getTracer(scope.name, scope.version);
    },
    startTrace(label) {
      ids = createRandom(`${seed}/${label}`);
      traceId = ids.hex(32);
      return traceId;
    },
  };
}

function createProvider(
  service: string,
  version: string,
  environment: string,
  processor: SpanProcessor,
  idGenerator: { generateTraceId(): string; generateSpanId(): string },
): NodeTracerProvider {
  return new NodeTracerProvider({
    idGenerator,
    resource: resourceFromAttributes({
      "service.name": service,
      "service.version": version,
      "service.namespace": "fernhill",
      "deployment.environment.name": environment,
      "telemetry.sdk.name": "opentelemetry",
      "telemetry.sdk.language": "nodejs",
    }),
    sampler: new AlwaysOnSampler(),
    spanLimits: { attributeCountLimit: 4096, attributeValueLengthLimit: Infinity },
    spanProcessors: [processor],
  });
}

export interface SpanPlace {
  tracer: Tracer;
  clock: Clock;
  parent: Context;
}

/** Runs the body inside a span that lasts as long as the simulated clock says. */
export function inSpan<T>(place: SpanPlace, name: string, kind: SpanKind, body: (span: Span, inside: Context) => T): T {
  const span = place.tracer.startSpan(name, { startTime: place.clock.ms, kind }, place.parent);
  const value = body(span, trace.setSpan(place.parent, span));
  span.end(place.clock.ms);
  return value;
}

/** A span that only takes time. */
export function timedSpan(place: SpanPlace, name: string, ms: number, attributes: Attributes): void {
  inSpan(place, name, SpanKind.INTERNAL, (span) => {
    span.setAttributes(attributes);
    place.clock.ms += ms;
  });
}
