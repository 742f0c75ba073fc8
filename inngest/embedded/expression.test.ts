import { expect, test } from "vitest";
import { holds, keyOf, parseCondition, parseKey, valuesToMatch } from "./expression";

const event = { name: "a", data: { id: "x", n: 2, deep: { yes: true }, none: null } };

test.each([
  ["event.data.id == 'x'", true],
  ['event.data.id == "x" && event.data.n == 2', true],
  ["event.data.n == '2'", false],
  ["event.data.deep.yes == true && event.data.none == null", true],
  ["event.data.missing == null", false],
  ["event.data.toString == 'x'", false],
  ["'a' == event.name", true],
  ["event.data.n == -2", false],
  ["event.data.deep.yes == false", false],
  ["event.data.id == 'it\\'s'", false],
])("%s is %s", (text, result) => {
  expect(holds(parseCondition(text), event)).toBe(result);
});

test.each([
  "",
  "event.data.id",
  "event.data.n > 1",
  "event.data.a == 1 || event.data.b == 2",
  "event.data.a == 1 &&",
  "size(event.data.a) == 1",
  "event.data['a'] == 1",
  "other.a == 1",
  "event.a == 'open",
  "== 1",
  "event.a == 1 event.b == 2",
])("the condition %s is refused", (text) => {
  expect(() => parseCondition(text)).toThrow("of which it understands only");
});

test("a key joins fields and texts; what is missing is empty", () => {
  const key = parseKey("event.data.id + '-' + event.data.n + '-' + event.data.missing");
  expect(keyOf(key, event)).toBe("x-2-");
  expect(keyOf(parseKey("'all'"), event)).toBe("all");
  for (const wrong of ["async.data.a", "event.a == 1", "event.a +", "event.a || 1"])
    expect(() => parseKey(wrong)).toThrow("of which it understands only");
});

test("two events match where the fields that the condition compares are equal", () => {
  const condition = parseCondition("event.data.id == async.data.id && async.data.kind == 'stop' && event.data.n == 2");
  const values = (side: "event" | "async", data: object) => valuesToMatch(condition, side, { data });
  expect(values("event", { id: "x", n: 2 })).toEqual(["x"]);
  expect(values("event", { id: "x", n: 3 })).toBeUndefined();
  expect(values("event", { n: 2 })).toBeUndefined();
  expect(values("async", { id: "x", kind: "stop" })).toEqual(["x"]);
  expect(values("async", { id: "x", kind: "go" })).toBeUndefined();
  expect(valuesToMatch({ text: "", comparisons: [] }, "async", event)).toEqual([]);
});
