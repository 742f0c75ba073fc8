import { expect, test } from "vitest";
import { traceFilter } from "../traces/filter";
import { isSameState, openView, viewAddress } from "./address";
import type { SavedView } from "./schema";

const view: SavedView = {
  id: 3,
  name: "Failing refunds",
  state: { ...traceFilter.parse({ q: 'refund "money back" status:error', range: "7d" }), hidden: ["kind", "userId"] },
  isDefault: false,
  createdBy: null,
  updatedAt: "2026-11-20T12:00:00.000Z",
};

function read(address: string) {
  const search = Object.fromEntries(new URL(address, "http://here").searchParams);
  const { saved, hidden } = openView.parse(search);
  return { saved, state: { ...traceFilter.parse(search), hidden: hidden ?? [] } };
}

test("the address of a view restores all of it", () => {
  const { saved, state } = read(viewAddress("demo", view));
  expect(saved).toBe(3);
  expect(isSameState(state, view.state)).toBe(true);
});

test("no hidden column is something else than nothing said about columns", () => {
  const all = { ...view, state: { ...view.state, hidden: [] } };
  expect(
    openView.parse(Object.fromEntries(new URL(viewAddress("demo", all), "http://here").searchParams)).hidden,
  ).toEqual([]);
  expect(openView.parse({}).hidden).toBeUndefined();
  expect(openView.parse({ saved: "x", hidden: "<b>" })).toEqual({});
});

test("a view counts as changed where the list would be another one", () => {
  const { state } = view;
  expect(isSameState(state, { ...state, hidden: ["userId", "kind"], q: ` ${state.q}` })).toBe(true);
  expect(isSameState(state, { ...state, q: "refund" })).toBe(false);
  expect(isSameState(state, { ...state, hidden: [] })).toBe(false);
  const custom = { ...state, from: "2026-11-01T00:00:00Z" };
  expect(isSameState(custom, { ...custom, range: "24h" })).toBe(true);
});
