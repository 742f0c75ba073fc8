import { expect, test } from "vitest";
import { exactValue, readAsked } from "./asked-value";
import {
  onlyValue,
  problemOf,
  rangeOf,
  searchParts,
  toggleValue,
  valuesOf,
  withAttribute,
  without,
  withoutField,
  withRange,
} from "./edit";
import { parseSearch } from "./query";

test("what is typed keeps its meaning when values are added and taken out", () => {
  const text = 'refund status:error "to  be"';
  expect(toggleValue(text, "status", "ok")).toBe('refund status:error,ok "to  be"');
  expect(toggleValue(text, "user", "Ann Lee")).toBe('refund status:error "to  be" user:"Ann Lee"');
  expect(toggleValue("a -model:x", "model", "y")).toBe("a -model:x model:y");
  expect(toggleValue("a -model:x", "model", "x", true)).toBe("a");
  expect(toggleValue("model:x b model:y", "model", "z")).toBe("model:x b model:y model:z");
  expect(toggleValue("model:x b model:y,x", "model", "x")).toBe("b model:y");
  expect(toggleValue("model:x b model:y", "model", "y", true)).toBe("model:x b -model:y");
  expect(toggleValue("model:x b model:y", "model", "y")).toBe("model:x b");
});

test("ranges are set, changed and removed", () => {
  expect(withRange("a", "cost", "0.1", "")).toBe("a cost:0.1..");
  expect(withRange("cost>5 a", "cost", "", "2")).toBe("cost:..2 a");
  expect(withRange("cost>5 a", "cost", "", "")).toBe("a");
  expect(withRange("cost>5 a", "cost", "5", "9")).toBe("cost>5 a cost:..9");
  expect(withRange("cost>5 cost<8 a", "cost", "6", "8")).toBe("cost:6.. cost<8 a");
  expect(withRange("cost:1..8 a", "cost", "2", "8")).toBe("cost:2..8 a");
});

test("any value is asked for exactly", () => {
  const values = [
    "plain",
    "with space",
    "a,b",
    "x:y",
    "-dash",
    "1..2",
    'say "hi"',
    '"',
    "*",
    "**",
    "*a*",
    "a b*",
    "\\*",
    "a\\",
    '\\"',
    "\\\\x",
    'C:\\d "*',
  ];
  for (const value of values) {
    const asked = exactValue(value);
    const text = toggleValue("word model:x", "user", asked);
    expect(valuesOf(text, "user")).toEqual([asked]);
    expect(readAsked(asked)).toEqual({ text: value, before: false, after: false });
    expect(valuesOf(toggleValue(text, "user", "other"), "user")).toEqual([asked, "other"]);
    expect(toggleValue(text, "user", asked)).toBe("word model:x");
  }
});

test("a pattern stays one", () => {
  expect(toggleValue('model:"*say \\"a\\" b*"', "model", "x")).toBe('model:"*say \\"a\\" b*",x');
  expect(readAsked("*a\\*")).toEqual({ text: "a*", before: true, after: false });
  expect(readAsked("*\\*a*")).toEqual({ text: "*a", before: true, after: true });
});

test("one part is taken out", () => {
  const [filter] = parseSearch("a status:ok b").filters;
  expect(filter && without("a status:ok b", filter)).toBe("a b");
});

test("one value is included, excluded and left again, and phrases and OR stay", () => {
  const text = 'a OR b "c  d"';
  const included = toggleValue(text, "model", "x");
  expect(included).toBe(`${text} model:x`);
  expect(toggleValue(included, "model", "y")).toBe(`${text} model:x,y`);
  expect(toggleValue(included, "model", "x", true)).toBe(`${text} -model:x`);
  expect(toggleValue(`${text} -model:x`, "model", "x")).toBe(`${text} model:x`);
  expect(toggleValue(included, "model", "x")).toBe(text);
  expect(toggleValue("tool:a tool:b", "tool", "c", true)).toBe("tool:a tool:b -tool:c");
  expect(onlyValue("model:x,y a -model:z", "model", "y")).toBe("a model:y");
  expect(withoutField("model:x a -model:* model:b*", "model")).toBe("a");
});

test("an attribute is asked for", () => {
  expect(withAttribute("a", "k", { op: "is", value: "x y" })).toBe('a @k:"x y"');
  expect(withAttribute("", "k", { op: "is not", value: "x" })).toBe("-@k:x");
  expect(withAttribute("", "k", { op: "contains", value: "x y" })).toBe('@k:"*x y*"');
  expect(withAttribute("", "k", { op: "contains", value: "*x" })).toBe("@k:*\\*x*");
  expect(withAttribute("", "k", { op: "is", value: "*x" })).toBe("@k:\\*x");
  expect(withAttribute("", "k", { op: "exists" })).toBe("@k:*");
  expect(withAttribute("", "k", { op: ">", value: "5" })).toBe("@k>5");
  expect(withAttribute("", "k", { op: "between", from: "1", to: "5" })).toBe("@k:1..5");
});

test("a range is read as one would write it, the narrower of several", () => {
  expect(rangeOf("duration>1500ms a", "duration")).toEqual({ from: "1.5s", to: "" });
  expect(rangeOf("cost>0.05 cost:..2 cost<3", "cost")).toEqual({ from: "0.05", to: "2" });
  expect(rangeOf("-tokens>5 a", "tokens")).toEqual({ from: "", to: "" });
});

test("the parts of a search are told as they were written", () => {
  const text = 'a OR b -"c d" status:error e';
  const parts = searchParts(text);
  expect(parts.map((part) => part.text)).toEqual(["a OR b", '-"c d"', "status:error", "e"]);
  expect(parts[1] && without(text, parts[1])).toBe("a OR b status:error e");
});

test("what cannot be read says where", () => {
  expect(problemOf('a "b')?.at).toBe(2);
  expect(problemOf('a "b"')).toBeUndefined();
});
