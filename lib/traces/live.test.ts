import { expect, test } from "vitest";
import { tracePages } from "./live";
import { makeListed } from "./test-rows";

const page = (ids: string, nextCursor: string | null = "more") => ({
  items: [...ids].map((id) => makeListed(id)),
  nextCursor,
  partial: false,
});
const pages = (...all: ReturnType<typeof page>[]) => ({ pages: all, pageParams: all.map(() => "") });
const ids = (traces: { traceId: string }[]) => traces.map((trace) => trace.traceId).join("");

test("new traces go on top and nothing is there twice", () => {
  const merged = tracePages.withHead(pages(page("cba", "1"), page("zyx", "2")), page("edcb"));
  expect(ids(tracePages.loaded(merged))).toBe("edcbazyx");
  expect(merged.pages.at(-1)?.nextCursor).toBe("2");
});

test("a trace that came late, but started early, goes where it belongs", () => {
  expect(ids(tracePages.loaded(tracePages.withHead(pages(page("ecb")), page("edc"))))).toBe("edcb");
});

test("the head's numbers win", () => {
  const head = { items: [makeListed("a", { spanCount: 7 })], nextCursor: "more", partial: false };
  expect(tracePages.loaded(tracePages.withHead(pages(page("a")), head))[0]?.spanCount).toBe(7);
  expect(tracePages.refresh(page("ba").items, head.items).map((trace) => trace.spanCount)).toEqual([1, 7]);
});

test("where more came than a page holds, the list starts anew instead of hiding a gap", () => {
  const merged = tracePages.withHead(pages(page("ba", "old")), page("zyx", "new"));
  expect(ids(tracePages.loaded(merged))).toBe("zyx");
  expect(merged.pages.at(-1)?.nextCursor).toBe("new");
});

test("a search that took too long takes nothing away, and can still be gone on with", () => {
  const found = pages({ ...page("cba", "far"), partial: true });
  const merged = tracePages.withHead(found, { ...page("e", "near"), partial: true });
  expect(ids(tracePages.loaded(merged))).toBe("ecba");
  expect(merged.pages.at(-1)).toMatchObject({ nextCursor: "far", partial: true });
  expect(ids(tracePages.loaded(tracePages.withHead(found, { ...page("", "near"), partial: true })))).toBe("cba");
});

test("the first trace of all fills the list", () => {
  expect(ids(tracePages.loaded(tracePages.withHead(pages(page("", null)), page("a", null))))).toBe("a");
});

test("what waits is what the list does not have", () => {
  expect(ids(tracePages.added(page("cb").items, page("edc").items))).toBe("ed");
});
