import { expect, test } from "vitest";
import { readSessionId, sessionAddress, sessionFilter, sessionsOf, toSessionQuery } from "./filter";

test("any id finds its way through an address", () => {
  for (const id of ["chat-1", "a/b c", "100%", "?x=1&y#z", "会話 ١٢٣", "../..", "🙂"]) {
    const parts = sessionAddress("shop", id).split("/");
    expect(parts).toHaveLength(4);
    expect(readSessionId(parts[3] ?? "")).toBe(id);
  }
});

test("an address that cannot be read names no session", () => {
  expect(readSessionId("%E0%A4%A")).toBeUndefined();
  expect(readSessionId("x".repeat(1_001))).toBeUndefined();
});

test("all sessions of a user are asked for, however old", () => {
  const search = new URL(sessionsOf("shop", { user: "a&b" }), "http://pharos.test").searchParams;
  const filter = sessionFilter.parse(Object.fromEntries(search));

  expect(toSessionQuery(filter, 0)).toEqual({ q: undefined, from: undefined, to: undefined, user: "a&b", limit: 50 });
});
