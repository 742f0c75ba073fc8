import { expect, test } from "vitest";
import { toQuery } from "../query-string";
import { isLive, toTraceQuery, traceFilter } from "./filter";
import { traceQuery } from "./schema";

const now = Date.parse("2026-11-20T12:00:00Z");

test("a bad value in a shared link falls back", () => {
  expect(traceFilter.parse({ range: "99y", sort: "name; drop", from: "yesterday" })).toEqual({
    q: "",
    range: "24h",
    from: undefined,
    to: undefined,
    sort: "start_time",
    order: "desc",
  });
});

test.each(["0000-01-01T00:00:00Z", "0001-01-01T00:00:00+10:00", "9999-12-31T23:59:59-10:00"])(
  "%s, which no column holds, falls back in a link and is refused by the API",
  (from) => {
    expect(traceFilter.parse({ from }).from).toBeUndefined();
    expect(traceQuery.safeParse({ from }).success).toBe(false);
  },
);

test("a filter survives the trip through the query string", () => {
  const filter = traceFilter.parse({ from: "2026-11-01T00:00:00.000Z", sort: "total_cost", order: "asc" });
  expect(traceFilter.parse(Object.fromEntries(new URLSearchParams(toQuery(filter))))).toEqual(filter);
});

test("a range reaches back from now, and a custom one wins over it", () => {
  expect(toTraceQuery(traceFilter.parse({ range: "1h" }), now).from).toBe("2026-11-20T11:00:00.000Z");
  expect(toTraceQuery(traceFilter.parse({ range: "all" }), now).from).toBeUndefined();
  const custom = traceFilter.parse({ range: "1h", to: "2026-11-02T00:00:00.000Z" });
  expect(toTraceQuery(custom, now)).toMatchObject({ from: undefined, to: "2026-11-02T00:00:00.000Z" });
});

test("only a list that is open towards now, newest first, grows by itself", () => {
  expect(isLive(traceFilter.parse({}))).toBe(true);
  expect(isLive(traceFilter.parse({ sort: "duration" }))).toBe(false);
  expect(isLive(traceFilter.parse({ order: "asc" }))).toBe(false);
  expect(isLive(traceFilter.parse({ to: "2026-11-02T00:00:00.000Z" }))).toBe(false);
});

test("what a screen is limited to holds beside any search, and no address can say it", () => {
  const filter = { ...traceFilter.parse({ q: " refund OR return ", scope: "agent:other" }), scope: "agent:support" };
  expect(toTraceQuery(filter, now).q).toBe("agent:support refund OR return");
  expect(toTraceQuery({ ...filter, q: "" }, now).q).toBe("agent:support");
  expect(traceFilter.parse({ scope: "agent:other" })).not.toHaveProperty("scope");
});
