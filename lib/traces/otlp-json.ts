import type { Resource, Scope, Span } from "../otlp/model";

type ScopeSpans = { scope: Omit<Scope, "schemaUrl">; schemaUrl?: string; spans: object[] };
type ResourceSpans = { resource: Omit<Resource, "schemaUrl">; schemaUrl?: string; scopeSpans: ScopeSpans[] };

/** Spans as an OTLP/JSON export request, which any OpenTelemetry endpoint takes back. */
export function toOtlpJson(spans: Span[]): { resourceSpans: ResourceSpans[] } {
  const resources = new Map<string, ResourceSpans & { scopes: Map<string, ScopeSpans> }>();

  for (const { resource, scope, ...span } of spans) {
    const { schemaUrl: resourceUrl, ...resourceRest } = resource;
    const { schemaUrl: scopeUrl, ...scopeRest } = scope;
    const byResource = getOrAdd(resources, JSON.stringify(resource), () => ({
      resource: resourceRest,
      schemaUrl: resourceUrl,
      scopeSpans: [],
      scopes: new Map(),
    }));
    const byScope = getOrAdd(byResource.scopes, JSON.stringify(scope), () => {
      const added = { scope: scopeRest, schemaUrl: scopeUrl, spans: [] };
      byResource.scopeSpans.push(added);
      return added;
    });
    byScope.spans.push({ ...span, events: span.events.map(plainEvent) });
  }

  return { resourceSpans: [...resources.values()].map(({ scopes, ...group }) => group) };
}

/** The same of many spans, some at a time: a resource may come again in a later batch. */
export async function* otlpGroups(batches: AsyncIterable<Span[]>): AsyncGenerator<ResourceSpans[]> {
  for await (const spans of batches) yield toOtlpJson(spans).resourceSpans;
}

/** JSON.stringify, which writes minus zero as zero, but with its sign. A double of the model is never null. */
export function otlpText(group: object): string {
  const text = JSON.stringify(group, (key, value) => (key === "doubleValue" && Object.is(value, -0) ? null : value));
  return text.replaceAll('"doubleValue":null', '"doubleValue":-0');
}

/** OTLP events have no body: one that came from a log record keeps it as an attribute. */
function plainEvent({ body, ...event }: Span["events"][number]) {
  return body ? { ...event, attributes: [...event.attributes, { key: "log.body", value: body }] } : event;
}

function getOrAdd<V>(map: Map<string, V>, key: string, make: () => V) {
  const found = map.get(key);
  if (found) return found;
  const made = make();
  map.set(key, made);
  return made;
}
