import { expect, test } from "vitest";
import { agentAddress, agentSearch } from "./address";
import { agentBounds, agentScope, agentsFilter, rangeSince, timeAddress, toAgentQuery } from "./filter";

const now = Date.parse("2026-03-02T12:00:00.000Z");

test("an old or broken link falls back", () => {
  expect(agentsFilter.parse({ range: "decade", sort: "luck", from: "yesterday" })).toEqual({
    range: "7d",
    from: undefined,
    to: undefined,
    sort: "last_seen",
    find: "",
  });
  expect(agentScope.parse({ compare: "maybe" }).compare).toBe("before");
});

test("a range reaches back from now, one's own has its own ends, all time has none", () => {
  const time = agentScope.parse({});
  expect(agentBounds(time, now)).toEqual({ from: "2026-02-23T12:00:00.000Z" });
  expect(agentBounds({ ...time, range: "all" }, now)).toEqual({ from: undefined });
  expect(agentBounds({ ...time, to: "2026-03-01T00:00:00.000Z" }, now)).toEqual({
    from: undefined,
    to: "2026-03-01T00:00:00.000Z",
  });
});

test("spaces alone search for nothing", () => {
  expect(toAgentQuery(agentsFilter.parse({ find: "  " }), now).find).toBeUndefined();
});

test("a range is as long as it takes to hold a moment", () => {
  expect(rangeSince("2026-03-02T10:00:00.000Z", now)).toBe("24h");
  expect(rangeSince("2025-01-01T00:00:00.000Z", now)).toBe("all");
});

test("an address always says its time", () => {
  expect(timeAddress(agentScope.parse({}))).toEqual({ range: "7d" });
  const from = "2026-03-01T00:00:00.000Z";
  expect(timeAddress(agentScope.parse({ range: "30d", from }))).toEqual({ range: "30d", from, to: undefined });
});

test("an id may hold slashes, spaces and any script", () => {
  expect(agentAddress("demo", "team/賢い agent", "traces", { range: "7d" })).toBe(
    "/demo/agents/team%2F%E8%B3%A2%E3%81%84%20agent/traces?range=7d",
  );
  expect(agentSearch("failed", "team/賢い agent")).toBe('failed:"team/賢い agent"');
  expect(agentSearch("agent", "any*")).toBe("agent:any\\*");
});
