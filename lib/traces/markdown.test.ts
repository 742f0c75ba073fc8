import { expect, test } from "vitest";
import { markdownBlocks } from "./markdown";

test("the pieces are the text, cut between paragraphs and never inside a fence", () => {
  const code = `\`\`\`ts\n${"const a = 1;\n\n".repeat(300)}\`\`\`\n\n`;
  const text = `# Title\n\n${"Some **bold** words.\n\n".repeat(300)}${code}after\n\n1. one\n\n   still one\n\n2. two`;
  const blocks = markdownBlocks(text);
  expect(blocks?.join("")).toBe(text);
  expect(blocks?.length).toBeGreaterThan(2);
  expect(blocks?.filter((block) => block.includes("```")).map((block) => block.split("```").length)).toEqual([3]);
});

test.each([
  ["plain words", "Hello, how can I help you today?"],
  ["60 kB", `# a\n${"words and **words** \n\n".repeat(3_000)}`],
  ["quotes in quotes", `${"> ".repeat(10_000)}x`],
  ["quotes without spaces", ">".repeat(10_000)],
  ["lists in lists", `${"- ".repeat(10_000)}x`],
  ["lists by indentation", Array.from({ length: 200 }, (_, level) => `${" ".repeat(level * 2)}- x`).join("\n")],
  ["20 kB without a blank line", "[".repeat(20_000)],
])("%s are shown as text", (_, text) => {
  expect(markdownBlocks(text)).toBeNull();
});

test.each(["**bold**", "- item", "1. item", "> quote", "`code`", "see https://example.com", "a | b\n--|--\n1 | 2"])(
  "%s is Markdown",
  (text) => {
    expect(markdownBlocks(text)).toEqual([text]);
  },
);
