import { expect, test } from "vitest";
import { placeAt } from "./complete";

/** The place of `|`. */
function at(marked: string) {
  const caret = marked.indexOf("|");
  const place = placeAt(marked.replace("|", ""), caret);
  return (
    place && {
      ...place,
      start: undefined,
      end: undefined,
      replaces: marked.replace("|", "").slice(place.start, place.end),
    }
  );
}

test("names of fields and keys of attributes", () => {
  expect(at("refund mo|")).toMatchObject({ kind: "field", typed: "mo", replaces: "mo" });
  expect(at("-mo|")).toMatchObject({ kind: "field", typed: "mo", replaces: "mo" });
  expect(at("-|")).toMatchObject({ kind: "field", typed: "", replaces: "" });
  expect(at("a |")).toMatchObject({ kind: "field", typed: "", replaces: "" });
  expect(at("|")).toMatchObject({ kind: "field", typed: "" });
  expect(at("@gen_ai.re|")).toMatchObject({ kind: "key", typed: "gen_ai.re", replaces: "@gen_ai.re" });
  expect(at("mo|del:x")).toMatchObject({ kind: "field", typed: "mo", replaces: "model:" });
});

test("values, one among several and in quotation marks", () => {
  expect(at("status:|")).toMatchObject({ kind: "value", field: "status", sign: ":", typed: "" });
  expect(at("a -status:er| b")).toMatchObject({
    kind: "value",
    field: "status",
    typed: "er",
    replaces: "er",
    others: "a b",
  });
  expect(at("model:gpt-5,cl|,x")).toMatchObject({ kind: "value", field: "model", typed: "cl", replaces: "cl" });
  expect(at('user:"Ann, L|ee",b')).toMatchObject({
    kind: "value",
    field: "user",
    typed: "Ann, L",
    replaces: '"Ann, Lee"',
  });
  expect(at('user:"a \\", b|",c')).toMatchObject({ typed: 'a ", b', replaces: '"a \\", b"' });
  expect(at("@a.b>=1|")).toMatchObject({ kind: "value", field: "@a.b", sign: ">=", typed: "1", replaces: "1" });
});

test("nothing inside a phrase", () => {
  expect(at('"to mo|')).toBeUndefined();
});
