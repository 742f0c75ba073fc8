import { describe, expect, test } from "vitest";
import { tryKey } from "./curl";
import { codingAgentPrompt } from "./prompt";
import { noKey, shellWord } from "./way";
import { findRecipe, ways } from "./ways";

const endpoint = "https://pharos.example.com";
const key = "ph_0123456789abcdefghijABCDEFGHIJ01";
const recipes = ways.flatMap((way) => way.recipes.map((recipe) => ({ name: `${way.id} ${recipe.id}`, recipe })));

describe.each(recipes)("$name", ({ recipe }) => {
  const text = recipe.steps({ endpoint, key }).map((step) => step.code);

  test("has the endpoint and the key, outside the files that are saved", () => {
    const steps = recipe.steps({ endpoint, key });
    const shell = steps.filter(({ file }) => !file).map(({ code }) => code);
    const files = steps.filter(({ file }) => file).map(({ code }) => code);
    expect(shell.join("\n")).toContain(endpoint);
    expect(shell.join("\n")).toContain(key);
    expect(files.join("\n")).not.toContain(key);
  });

  test("shows the placeholder until there is a key", () => {
    const without = recipe.steps({ endpoint, key: noKey }).map((step) => step.code);
    expect(without.map((code) => code.replaceAll(noKey, key))).toEqual(text);
  });
});

/** Environment variables alone cannot name an agent. */
const inCode = recipes.filter(({ recipe }) => recipe.id !== "env");

test.each(inCode)("$name names an agent, a session and a user", ({ recipe }) => {
  const code = recipe.steps({ endpoint, key }).map((step) => step.code);
  expect(code.join("\n")).toContain("support-agent");
  expect(code.join("\n")).toContain("chat-1234");
  expect(code.join("\n")).toContain("user-42");
});

test("ids are unique, and an unknown one falls back to the first", () => {
  expect(new Set(recipes.map(({ name }) => name)).size).toBe(recipes.length);
  expect(findRecipe("ai-sdk", "next").recipe.label).toBe("Next.js");
  expect(findRecipe("ai-sdk", "cobol").recipe.id).toBe("node");
  expect(findRecipe(undefined, undefined).way).toBe(ways[0]);
});

test("whatever is pasted as a key stays one word of the shell", () => {
  expect(shellWord(key)).toBe(key);
  expect(shellWord("a b")).toBe("'a b'");
  expect(shellWord("$(rm -rf ~)'")).toBe("'$(rm -rf ~)'\\'''");
  expect(tryKey({ endpoint, key: "$(id)" })).toContain("'Authorization: Bearer $(id)'");
});

test("the prompt for a coding agent says where to send, and holds no key", () => {
  const prompt = codingAgentPrompt(endpoint);
  expect(prompt).toContain(`${endpoint}/v1/traces`);
  expect(prompt).toContain(`${endpoint}/api/v1/traces?limit=1`);
  expect(prompt).toContain("PHAROS_API_KEY");
  expect(prompt).not.toMatch(/ph_[0-9A-Za-z]/);
});
