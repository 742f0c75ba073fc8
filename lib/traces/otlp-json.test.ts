import { expect, test } from "vitest";
import type { Span } from "../otlp/model";
import { otlpText, toOtlpJson } from "./otlp-json";

function otlpSpan(spanId: string, service: string, scope: string): Span {
  return {
    traceId: "4bf92f3577b34da6a3ce929d0e0e4736",
    spanId,
    parentSpanId: "",
    name: spanId,
    kind: 1,
    startTimeUnixNano: "1",
    endTimeUnixNano: "2",
    attributes: [],
    events: [{ timeUnixNano: "1", name: "log", attributes: [], body: { stringValue: "said" } }],
    links: [],
    status: { code: 0 },
    resource: { attributes: [{ key: "service.name", value: { stringValue: service } }], schemaUrl: "r" },
    scope: { name: scope, attributes: [] },
  };
}

test("spans are grouped by resource, then by scope", () => {
  const { resourceSpans } = toOtlpJson([
    otlpSpan("1", "web", "http"),
    otlpSpan("2", "worker", "http"),
    otlpSpan("3", "web", "ai"),
    otlpSpan("4", "web", "http"),
  ]);
  const drawn = resourceSpans.map(({ scopeSpans }) =>
    scopeSpans.map(({ scope, spans }) => [scope.name, ...spans.map((span) => "name" in span && span.name)]),
  );
  expect(drawn).toEqual([
    [
      ["http", "1", "4"],
      ["ai", "3"],
    ],
    [["http", "2"]],
  ]);
  expect(resourceSpans[0]?.schemaUrl).toBe("r");
});

test("a span in a group names neither its resource nor its scope again, and an event's body becomes an attribute", () => {
  const [group] = toOtlpJson([otlpSpan("1", "web", "http")]).resourceSpans;
  const span = group?.scopeSpans[0]?.spans[0];
  expect(span).not.toHaveProperty("resource");
  expect(span).not.toHaveProperty("scope");
  expect(span).toHaveProperty("events.0.attributes", [{ key: "log.body", value: { stringValue: "said" } }]);
});

test("as text, minus zero keeps its sign, and strings are left alone", () => {
  const [group] = toOtlpJson([
    {
      ...otlpSpan("1", "web", "http"),
      attributes: [
        { key: "zeros", value: { arrayValue: { values: [{ doubleValue: -0 }, { doubleValue: 0 }] } } },
        { key: '"doubleValue":null', value: { stringValue: '{"doubleValue":null}' } },
      ],
    },
  ]).resourceSpans;
  const text = otlpText(group ?? {});
  expect(text).toContain('[{"doubleValue":-0},{"doubleValue":0}]');
  expect(JSON.parse(text).scopeSpans[0].spans[0].attributes[1]).toEqual({
    key: '"doubleValue":null',
    value: { stringValue: '{"doubleValue":null}' },
  });
});
