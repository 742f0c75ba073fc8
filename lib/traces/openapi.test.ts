import { expect, test } from "vitest";
import { openApi } from "./openapi";

test("the document describes every path with the fields that the schemas have", () => {
  const document = JSON.parse(JSON.stringify(openApi()));
  expect(Object.keys(document.paths)).toHaveLength(7);

  const list = document.paths["/api/v1/traces"].get;
  const names = list.parameters.map((parameter: { name: string }) => parameter.name);
  expect(names).toEqual(["q", "from", "to", "limit", "cursor", "sort", "order"]);
  const page = list.responses[200].content["application/json"].schema;
  expect(page.properties.items.items.properties.costUsd.type).toEqual(["number", "null"]);

  const detail = document.paths["/api/v1/traces/{traceId}"].get.responses[200].content["application/json"].schema;
  expect(detail.properties.spans.items.required).toContain("attributes");
});
