import { expect, test } from "vitest";
import { valuesOf, without, withRange, withValues } from "./edit";
import { parseSearch } from "./query";

test("values are set, changed and removed, and the rest stays as written", () => {
  const text = 'refund status:error "to  be"';
  expect(withValues(text, "status", ["error", "ok"])).toBe('refund status:error,ok "to  be"');
  expect(withValues(text, "status", [])).toBe('refund "to  be"');
  expect(withValues(text, "user", ["Ann Lee"])).toBe('refund status:error "to  be" user:"Ann Lee"');
  expect(withValues("a -model:x", "model", ["y"])).toBe("a -model:x model:y");
  expect(withValues("a -model:x", "model", [], true)).toBe("a");
  expect(withValues("model:x b model:y", "model", ["z"])).toBe("model:z b");
});

test("ranges are set, changed and removed", () => {
  expect(withRange("a", "cost", "0.1", "")).toBe("a cost:0.1..");
  expect(withRange("cost>5 a", "cost", "", "2")).toBe("cost:..2 a");
  expect(withRange("cost>5 a", "cost", "", "")).toBe("a");
});

test("what is written is read back", () => {
  for (const value of ["plain", "with space", "a,b", "x:y", "-dash", 'say "hi"', "*"]) {
    const text = withValues("word", "user", [value]);
    expect(valuesOf(text, "user")).toEqual(value === "*" ? [] : [value.replaceAll('"', " ")]);
  }
});

test("one part is taken out", () => {
  const [filter] = parseSearch("a status:ok b").filters;
  expect(filter && without("a status:ok b", filter)).toBe("a b");
});
