import { expect, test } from "vitest";
import { failureIn, isEmptyResult } from "./failure";

test.each([
  [{ error: "no card" }, "error: no card"],
  [{ error: { message: "no card", code: 7 } }, "error: no card"],
  [{ errors: ["no card"] }, "errors: no card"],
  [{ ok: false, message: "no card" }, "ok: false: no card"],
  [{ success: false }, "success: false"],
  [{ isError: true, content: [{ type: "text", text: "boom" }] }, "isError: true"],
  [{ status: "error", content: "no card" }, "status: error: no card"],
  [{ result: { error: "no card" } }, "error: no card"],
  [{ content: [{ type: "text", text: "Error: no card" }] }, "Error: no card"],
  ["Error: no card", "Error: no card"],
  ["Traceback (most recent call last):", "Traceback (most recent call last):"],
  ["ValueError: bad", "ValueError: bad"],
  ["java.io.IOException: closed", "java.io.IOException: closed"],
  ["Error executing tool f: bad", "Error executing tool f: bad"],
])("a tool's %j has failed", (output, expected) => {
  expect(failureIn(output, "TOOL")).toBe(expected);
});

test.each([
  [{ error: null }],
  [{ error: "" }],
  [{ error: "None" }],
  [{ error: false }],
  [{ error: {} }],
  [{ errors: [] }],
  [{ status: "failed_over" }],
  [{ success: true, error: null, data: { error_rate: 0.2 } }],
  [{ ok: "false alarm" }],
  ["No error: all is well"],
  ["errors.py:12: def f"],
  ["The Error class: a guide"],
  ["mirror: cracked"],
  [[{ error: "one row" }, { error: "another" }]],
  [null],
])("a tool's %j has not failed", (output) => {
  expect(failureIn(output, "TOOL")).toBeNull();
});

test("text is a tool's to judge, objects anyone's", () => {
  expect(failureIn("Error: x", "CHAIN")).toBeNull();
  expect(failureIn({ error: "x" }, "CHAIN")).toBe("error: x");
});

test.each([
  [null],
  [""],
  ["  "],
  ["[]"],
  ["None"],
  ["No results found."],
  [[]],
  [{}],
  [{ results: [] }],
  [{ results: [], total: 0, message: "nothing" }],
  [{ ok: true, data: null }],
  [{ content: [{ type: "text", text: "[]" }] }],
])("%j is empty", (output) => {
  expect(isEmptyResult(output)).toBe(true);
});

test.each([
  [0],
  [false],
  ["0"],
  ["done"],
  [{ results: [1] }],
  [{ results: [], suggestion: { name: "x" } }],
  [{ items: [], result: "refunded" }],
  [{ message: "refunded", result: null }],
  [{ count: 0 }],
  [[null, 1]],
])("%j is not empty", (output) => {
  expect(isEmptyResult(output)).toBe(false);
});
