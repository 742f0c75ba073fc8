import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { toSlug } from "./slug";

test.each([
  ["Support prod", "support-prod"],
  ["  Émile & Søn — v2.0!  ", "emile-s-n-v2-0"],
  ["支援", "project"],
  ["--", "project"],
  ["x".repeat(80), "x".repeat(48)],
])("%s becomes %s", (name, slug) => expect(toSlug(name)).toBe(slug));

test.each(["API", "Sign in", "v1", "account", "Projects", "healthz"])("%s is an address already", (name) => {
  expect(toSlug(name)).toMatch(/-project$/);
});

test("no page of ours can be taken by a project", () => {
  const pages = readdirSync("app", { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const taken = pages.map(({ name }) => name).filter((name) => /^[a-z0-9-]+$/.test(name) && toSlug(name) === name);
  expect(taken).toEqual([]);
});
