import { expect, test } from "vitest";
import { sessionPages } from "./pages";
import type { Session, SessionPage } from "./schema";

test("a session in which something was said rises to the top, and stands there once", () => {
  const pages = { pages: [page(["a", "b"], "1"), page(["c", "d"], "2")], pageParams: ["", "1"] };
  const grown = sessionPages.withHead(pages, page(["c", "a"], "x"));

  expect(ids(sessionPages.loaded(grown))).toEqual(["c", "a", "b", "d"]);
  expect(grown.pages.at(-1)?.nextCursor).toBe("2");
});

test("where the head does not meet what is loaded, the list begins anew from it", () => {
  const pages = { pages: [page(["a", "b"], "1")], pageParams: [""] };

  expect(ids(sessionPages.loaded(sessionPages.withHead(pages, page(["x", "y"], "2"))))).toEqual(["x", "y"]);
  expect(ids(sessionPages.loaded(sessionPages.withHead(pages, { ...page(["x"], "2"), partial: true })))).toEqual([
    "x",
    "a",
    "b",
  ]);
});

test("further down nothing moves, but what a row says is renewed", () => {
  const renewed = { ...session("b"), traceCount: 7 };
  const rows = sessionPages.refresh([session("a"), session("b")], [renewed, session("c")]);

  expect(ids(rows)).toEqual(["a", "b"]);
  expect(rows[1]?.traceCount).toBe(7);
});

function ids(sessions: Session[]) {
  return sessions.map(({ sessionId }) => sessionId);
}

function page(names: string[], nextCursor: string): SessionPage {
  return { items: names.map(session), nextCursor, partial: false };
}

function session(sessionId: string): Session {
  const time = new Date(0).toISOString();
  return {
    sessionId,
    firstAt: time,
    lastAt: time,
    isOpen: false,
    durationMs: 0,
    activeMs: 0,
    traceCount: 1,
    failedCount: 0,
    errorCount: 0,
    totalTokens: null,
    costUsd: null,
    unpricedCount: 0,
    users: [],
    agents: [],
    firstInput: null,
    lastOutput: null,
  };
}
