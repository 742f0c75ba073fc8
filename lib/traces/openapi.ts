import { z } from "zod";
import {
  agentDetail,
  agentDetailQuery,
  agentId,
  agentPage,
  agentQuery,
  agentTimeseries,
  timeseriesQuery,
} from "../agents/schema";
import { erasure, erasureEvent, erasureList, owner, ownerCount } from "../erasure/schema";
import { exportQuery, exportSelection, matchCount, matchQuery } from "../export/schema";
import { importEvent } from "../import/schema";
import { ledgerPage, ledgerQuery } from "../models/schema";
import {
  attributeList,
  attributeQuery,
  facetQuery,
  facets,
  matchTimeline,
  spanPage,
  spanQuery,
  timelineQuery,
} from "../search/schema";
import {
  sessionDetail,
  sessionDetailQuery,
  sessionId,
  sessionPage,
  sessionQuery,
  sessionTurns,
  turnsQuery,
} from "../sessions/schema";
import { thread } from "../thread/schema";
import { userPage, userQuery } from "../users/schema";
import { viewList } from "../views/schema";
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
      description:
        "Read, export, import and delete the traces of a project. Send an API key as a bearer token; it names the project.",
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
      "/api/v1/spans": {
        get: operation("List spans of the traces that match, by trace, newest first", query(spanQuery), spanPage),
      },
      "/api/v1/facets": {
        get: operation("Which values the matching traces have, and how many each", query(facetQuery), facets),
      },
      "/api/v1/timeline": {
        get: operation("How many matching traces started when", query(timelineQuery), matchTimeline),
      },
      "/api/v1/attributes": {
        get: operation(
          "Keys of attributes on the newest spans, or values of one",
          query(attributeQuery),
          attributeList,
        ),
      },
      "/api/v1/traces/{traceId}/raw": {
        get: operation(
          "The spans as they were sent, as an OTLP/JSON export request",
          [path("traceId", traceId), ...query(z.object({ span: spanId.optional() }))],
          z.object({ resourceSpans: z.array(z.unknown()) }),
        ),
      },
      "/api/v1/agents": {
        get: operation("List agents with what their runs add up to", query(agentQuery), agentPage),
      },
      "/api/v1/agents/{agentId}": {
        get: operation(
          "An agent, what its runs add up to, and the models and tools that they called",
          [path("agentId", agentId), ...query(agentDetailQuery)],
          agentDetail,
        ),
      },
      "/api/v1/agents/{agentId}/timeseries": {
        get: operation(
          "What the runs of an agent add up to over time",
          [path("agentId", agentId), ...query(timeseriesQuery)],
          agentTimeseries,
        ),
      },
      "/api/v1/sessions": {
        get: operation("List sessions, newest activity first", query(sessionQuery), sessionPage),
      },
      "/api/v1/sessions/{sessionId}": {
        get: operation(
          "A session and its traces in order of their start",
          [path("sessionId", sessionId), ...query(sessionDetailQuery)],
          sessionDetail,
        ),
      },
      "/api/v1/sessions/{sessionId}/turns": {
        get: operation(
          "What some traces of a session add to its conversation; as many as can be read in time",
          [path("sessionId", sessionId), ...query(turnsQuery)],
          sessionTurns,
        ),
      },
      "/api/v1/users": {
        get: operation("List the users who talk to the agents", query(userQuery), userPage),
      },
      "/api/v1/views": {
        get: operation("Saved views of the list of traces", [], viewList),
      },
      "/api/v1/export": {
        get: operation("All traces that match, as a file", query(exportQuery), z.string(), { type: jsonLines }),
        post: operation("Some traces as a file", [], z.string(), {
          type: jsonLines,
          body: content(exportSelection, "input"),
        }),
      },
      "/api/v1/export/count": {
        get: operation("How many traces match", query(matchQuery), matchCount),
      },
      "/api/v1/import": {
        post: operation("Import a file of traces, gzip or not; says line by line how far it is", [], importEvent, {
          type: jsonLines,
          body: { "application/octet-stream": {} },
        }),
      },
      "/api/v1/erasures": {
        get: operation("Who deleted traces, which and how many; the newest 50", [], erasureList),
        post: operation("Delete traces; says line by line how far it is", [], erasureEvent, {
          type: jsonLines,
          body: content(erasure, "input"),
        }),
      },
      "/api/v1/erasures/count": {
        get: operation("How many traces name a user or a session", query(owner), ownerCount),
      },
      "/api/v1/model-calls": {
        get: operation("What Pharos itself asked of models, newest first", query(ledgerQuery), ledgerPage),
      },
    },
  };
}

const jsonLines = "application/x-ndjson";

function operation(
  summary: string,
  parameters: object[],
  answer: z.ZodType,
  { type, body }: { type?: string; body?: object } = {},
) {
  return {
    summary,
    parameters,
    ...(body && { requestBody: { required: true, content: body } }),
    responses: {
      200: { description: "OK", content: content(answer, "output", type) },
      400: { description: "A parameter is not valid", content: content(problem, "output") },
      401: { description: "No valid API key", content: content(problem, "output") },
      404: { description: "There is no such thing in the project", content: content(problem, "output") },
      503: { description: "It took too long, or the database is away", content: content(problem, "output") },
    },
  };
}

function content(schema: z.ZodType, io: "input" | "output", type = "application/json") {
  return { [type]: { schema: jsonSchema(schema, io) } };
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
