import { z } from "zod";
import { thread } from "../thread/schema";
import { span, traceDetail } from "./content";
import { findQuery, found } from "./find";
import { spanId, traceId, tracePage, traceQuery, traceTree } from "./schema";

const problem = z.object({ error: z.string() });

/** The read API as OpenAPI 3.1, made of the very schemas that the handlers and the screens parse with. */
export function openApi() {
  return {
    openapi: "3.1.0",
    info: {
      title: "Pharos",
      version: "1",
      description: "Read the traces of a project. Send an API key as a bearer token; it names the project.",
    },
    servers: [{ url: "/" }],
    security: [{ key: [] }],
    components: { securitySchemes: { key: { type: "http", scheme: "bearer" } } },
    paths: {
      "/api/v1/traces": {
        get: operation("List traces", query(traceQuery), tracePage),
      },
      "/api/v1/traces/{traceId}": {
        get: operation("A trace with all its spans, bodies included", [path("traceId", traceId)], traceDetail),
      },
      "/api/v1/traces/{traceId}/spans": {
        get: operation("A trace with all its spans, without bodies", [path("traceId", traceId)], traceTree),
      },
      "/api/v1/traces/{traceId}/spans/{spanId}": {
        get: operation("One span, body included", [path("traceId", traceId), path("spanId", spanId)], span),
      },
      "/api/v1/traces/{traceId}/find": {
        get: operation("Where a text stands in a trace", [path("traceId", traceId), ...query(findQuery)], found),
      },
      "/api/v1/traces/{traceId}/thread": {
        get: operation("A trace as one conversation, each message once", [path("traceId", traceId)], thread),
      },
      "/api/v1/traces/{traceId}/raw": {
        get: operation(
          "The spans as they were sent, as an OTLP/JSON export request",
          [path("traceId", traceId), ...query(z.object({ span: spanId.optional() }))],
          z.object({ resourceSpans: z.array(z.unknown()) }),
        ),
      },
    },
  };
}

function operation(summary: string, parameters: object[], answer: z.ZodType) {
  return {
    summary,
    parameters,
    responses: {
      200: { description: "OK", content: content(answer, "output") },
      400: { description: "A parameter is not valid", content: content(problem, "output") },
      401: { description: "No valid API key", content: content(problem, "output") },
      404: { description: "There is no such thing in the project", content: content(problem, "output") },
    },
  };
}

function content(schema: z.ZodType, io: "input" | "output") {
  return { "application/json": { schema: jsonSchema(schema, io) } };
}

function path(name: string, schema: z.ZodType) {
  return { name, in: "path", required: true, schema: jsonSchema(schema, "input") };
}

function query(schema: z.ZodObject) {
  return Object.entries(schema.shape).map(([name, value]) => ({
    name,
    in: "query",
    required: !(value as z.ZodType).safeParse(undefined).success,
    schema: jsonSchema(value as z.ZodType, "input"),
  }));
}

function jsonSchema(schema: z.ZodType, io: "input" | "output") {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    // A format says it already, without a screenful of pattern.
    override: ({ jsonSchema }) => jsonSchema.format && delete jsonSchema.pattern,
  });
  return rest;
}
