import type { AnyValue, KeyValue, Span } from "@/lib/otlp/model";
import type { Random } from "./random";

const texts = [
  "",
  "a",
  "naïve 注文",
  "🚀👩‍💻",
  "a\u0000b\u001b[31m",
  "\u202egnp.exe",
  '"\\\\" \\n',
  "\u2028\ufeff",
  "{}",
  "null",
];
const keys = [...texts, "service.name", "gen_ai.operation.name", "input.value", "k", "k", "k"];
const integers = ["0", "-1", "9007199254740993", "9223372036854775807", "-9223372036854775808"];
const doubles = [
  0,
  -0,
  1,
  0.1,
  1e21,
  1e-7,
  1e308,
  -1e308,
  5e-324,
  2.2250738585072014e-308,
  Number.MAX_SAFE_INTEGER + 2,
];
const words = ["NaN", "Infinity", "-Infinity"] as const;

/** Spans of one trace that use everything the specification has, extremes included. */
export function anySpans(random: Random, traceId: string, count: number): Span[] {
  const ids = random.times(count, () => random.hex(16));
  const resources = random.times(3, () => ({
    attributes: attributes(random),
    ...maybe(random, { droppedAttributesCount: 1 + random.integer(9) }),
    ...maybe(random, { schemaUrl: "https://opentelemetry.io/schemas/1.37.0" }),
  }));
  const scopes = random.times(3, () => ({
    name: random.pick(texts),
    ...maybe(random, { version: "1.0.0-注" }),
    attributes: attributes(random),
    ...maybe(random, { droppedAttributesCount: 4_294_967_295 }),
    ...maybe(random, { schemaUrl: "urn:scope" }),
  }));
  return ids.map((spanId, place) => ({
    traceId,
    spanId,
    parentSpanId: place === 0 || random.integer(5) === 0 ? "" : random.pick(ids),
    ...maybe(random, { traceState: "vendor=opaque,other=1" }),
    ...maybe(random, { flags: random.pick([1, 257, 4_294_967_295]) }),
    name: random.pick(texts),
    kind: random.integer(7),
    startTimeUnixNano: String(1_767_225_600_000_000_000n + BigInt(random.integer(1_000_000_000))),
    endTimeUnixNano: String(1_767_225_601_000_000_000n + BigInt(random.integer(1_000_000_000))),
    attributes: attributes(random),
    ...maybe(random, { droppedAttributesCount: 4_294_967_295 }),
    events: random.times(random.integer(3), () => ({
      timeUnixNano: random.pick(["0", "1", "18446744073709551615"]),
      name: random.pick(texts),
      attributes: attributes(random),
      ...maybe(random, { droppedAttributesCount: 2 }),
    })),
    ...maybe(random, { droppedEventsCount: 3 }),
    links: random.times(random.integer(3), () => ({
      traceId: random.hex(32),
      spanId: random.pick(["", random.hex(16)]),
      ...maybe(random, { traceState: "a=b" }),
      attributes: attributes(random),
      ...maybe(random, { droppedAttributesCount: 4 }),
      ...maybe(random, { flags: 1 }),
    })),
    ...maybe(random, { droppedLinksCount: 5 }),
    status: { code: random.integer(3), ...maybe(random, { message: "注文 failed" }) },
    resource: random.pick(resources),
    scope: random.pick(scopes),
  }));
}

function attributes(random: Random): KeyValue[] {
  return random.times(random.integer(6), () => ({ key: random.pick(keys), value: anyValue(random, 0) }));
}

function anyValue(random: Random, depth: number): AnyValue {
  const kind = random.integer(depth > 5 ? 7 : 9);
  if (kind === 0) return {};
  if (kind === 1) return { stringValue: random.pick(texts).repeat(random.pick([1, 1, 300])) };
  if (kind === 2) return { intValue: random.pick(integers) };
  if (kind === 3) return { doubleValue: random.pick(doubles) };
  if (kind === 4) return { doubleValue: random.pick(words) };
  if (kind === 5) return { boolValue: random.integer(2) === 0 };
  if (kind === 6) return { bytesValue: Buffer.from(random.hex(2 * random.integer(40)), "hex").toString("base64") };
  if (kind === 7) return { arrayValue: { values: random.times(random.integer(4), () => anyValue(random, depth + 1)) } };
  const values = random.times(random.integer(4), () => ({
    key: random.pick(keys),
    value: anyValue(random, depth + 1),
  }));
  return { kvlistValue: { values } };
}

function maybe<T extends object>(random: Random, fields: T): T | object {
  return random.integer(2) === 0 ? fields : {};
}
