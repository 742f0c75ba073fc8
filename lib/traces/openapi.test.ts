import { expect, test } from "vitest";
import { openApi } from "./openapi";

test("the document describes every path with the fields that the schemas have", () => {
  const document = JSON.parse(JSON.stringify(openApi()));
  expect(Object.keys(document.paths)).toEqual(
    expect.arrayContaining([
      "/api/v1/traces",
      "/api/v1/traces/{traceId}/raw",
      "/api/v1/agents/{agentId}/timeseries",
      "/api/v1/export",
      "/api/v1/import",
    ]),
  );
  expect(document.paths["/api/v1/erasures"].post.requestBody.content["application/json"].schema.oneOf).toHaveLength(4);

  const list = document.paths["/api/v1/traces"].get;
  const names = list.parameters.map((parameter: { name: string }) => parameter.name);
  expect(names).toEqual(["q", "from", "to", "limit", "cursor", "sort", "order"]);
  const page = list.responses[200].content["application/json"].schema;
  expect(page.properties.items.items.properties.costUsd.type).toEqual(["number", "null"]);

  const detail = document.paths["/api/v1/traces/{traceId}"].get.responses[200].content["application/json"].schema;
  expect(detail.properties.spans.items.required).toContain("attributes");

  const facets = document.paths["/api/v1/facets"].get;
  expect(facets.parameters.map((parameter: { name: string }) => parameter.name)).toEqual([
    "q",
    "from",
    "to",
    "field",
    "find",
  ]);
  expect(facets.parameters.some((parameter: { required: boolean }) => parameter.required)).toBe(false);
  const spans = document.paths["/api/v1/spans"].get.responses[200].content["application/json"].schema;
  expect(spans.properties.items.items.required).toEqual(expect.arrayContaining(["traceId", "traceName", "spanId"]));
});
