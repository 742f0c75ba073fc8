import { expect, test } from "vitest";
import { makeListed } from "../traces/test-rows";
import { csvHeader, csvLine } from "./csv";

test("a row has a cell for each column, quoted where it must be", () => {
  const row = csvLine(makeListed("a".repeat(32), { name: 'say "hi",\r\nthen go', tags: ["a", "b"], costUsd: null }));
  expect(row).toContain(',"say ""hi"",\nthen go",');
  expect(row).toContain(',"a, b",');
  expect(row.match(/\r/g)).toHaveLength(1);
  expect(row.endsWith("\r\n")).toBe(true);
  expect(csvHeader.split(",")).toHaveLength(csvLine(makeListed("b".repeat(32))).split(",").length);
});

test.each([
  '=HYPERLINK("http://evil.example","x")',
  "+1+1",
  "-2+3",
  "@SUM(A1)",
  "\t=1+1",
  "\r=1+1",
  "\n=1",
  "  =1+1",
  "＝1+1",
  "\ufeff=1+1",
])("what a spreadsheet would run is made text: %j", (inputPreview) => {
  const row = csvLine(makeListed("a".repeat(32), { inputPreview }));
  expect(row).toMatch(/,"?'/);
});

test("what is harmless stays as it is, and what is no text becomes so", () => {
  expect(csvLine(makeListed("a".repeat(32), { name: "a = b", userId: "x@y.z" }))).toMatch(/,a = b,.*,x@y\.z,/);
  expect(csvLine(makeListed("a".repeat(32), { name: "a\0b\ud800" }))).toContain(",ab\ufffd,");
});
