import { describe, expect, test } from "vitest";
import { readContent } from "./content";
import { normalise } from "./normalise";
import { made, type Plain } from "./test-spans";

const json = JSON.stringify;
function llm(attributes: Record<string, Plain>) {
  return made({ "gen_ai.operation.name": "chat", ...attributes });
}

function messages(...list: [role: string, text: string][]) {
  return json(list.map(([role, content]) => ({ role, parts: [{ type: "text", content }] })));
}

describe("conversations", () => {
  test("indices may start late and skip", () => {
    const span = made({
      "openinference.span.kind": "LLM",
      "llm.input_messages.12.message.role": "user",
      "llm.input_messages.12.message.content": "last",
      "llm.input_messages.3.message.role": "assistant",
      "llm.input_messages.3.message.content": "first",
    });
    expect(readContent(span).inputMessages.map(({ role }) => role)).toEqual(["assistant", "user"]);
    expect(normalise(span)).toMatchObject({ inputPreview: "last", promptHash: null });
  });

  test("a long conversation is read from both ends, as the whole would be", () => {
    const filler = Array.from({ length: 60 }, (_, i): [string, string] => [
      "assistant",
      `step ${i} "quoted" \\ ${"x".repeat(200)}`,
    ]);
    const long = messages(["system", "Be brief"], ["user", 'why? \\" ]'], ...filler);
    const short = messages(["system", "Be brief"], ["user", 'why? \\" ]']);
    expect(long.length).toBeGreaterThan(4_096);
    const row = normalise(llm({ "gen_ai.input.messages": long }));
    expect(row.inputPreview).toBe('why? \\" ]');
    expect(row.promptHash).toBe(normalise(llm({ "gen_ai.input.messages": short })).promptHash);
    expect(readContent(llm({ "gen_ai.input.messages": long })).inputMessages).toHaveLength(62);
  });

  test("a long array that does not begin with a role is read too", () => {
    const list = [
      { content: "a".repeat(5_000), role: "user" },
      { content: "last", role: "user" },
    ];
    expect(normalise(llm({ "gen_ai.input.messages": json(list) })).inputPreview).toBe("last");
  });

  test("arguments as string or object, results as `result` or `response`, plain content", () => {
    const span = llm({
      "gen_ai.input.messages": json([
        { role: "user", content: "hi" },
        { role: "assistant", parts: [{ type: "tool_call", id: "1", name: "f", arguments: '{"a":1}' }] },
        { role: "tool", parts: [{ type: "tool_call_response", id: "1", response: "r" }] },
        { role: "tool", parts: [{ type: "tool_call_response", id: "1", result: "r" }] },
      ]),
    });
    const [user, call, first, second] = readContent(span).inputMessages;
    expect(user?.parts).toEqual([{ type: "text", text: "hi" }]);
    expect(call?.parts).toMatchObject([{ arguments: { a: 1 } }]);
    expect(first?.parts).toEqual(second?.parts);
  });

  test("Anthropic's content blocks", () => {
    const body = {
      system: "Be brief",
      messages: [
        {
          role: "user",
          content: [
            { type: "text", text: "weather?" },
            { type: "image", source: { type: "base64", media_type: "image/png", data: "iVBO" } },
          ],
        },
        {
          role: "assistant",
          content: [
            { type: "thinking", thinking: "hm" },
            { type: "tool_use", id: "t1", name: "f", input: { a: 1 } },
          ],
        },
        { role: "user", content: [{ type: "tool_result", tool_use_id: "t1", content: "21C" }] },
      ],
    };
    const content = readContent(made({ "openinference.span.kind": "LLM", "input.value": json(body) }));
    expect(content.inputMessages).toMatchObject([
      { role: "system", parts: [{ text: "Be brief" }] },
      { parts: [{ text: "weather?" }, { type: "media", mimeType: "image/png", data: "iVBO" }] },
      {
        parts: [
          { type: "reasoning", text: "hm" },
          { type: "tool_call", id: "t1", arguments: { a: 1 } },
        ],
      },
      { parts: [{ type: "tool_result", id: "t1", result: "21C" }] },
    ]);
    expect(normalise(made({ "openinference.span.kind": "LLM", "input.value": json(body) })).inputPreview).toBe(
      "weather?",
    );
  });

  test("previews are one line, at most 300 characters, and drop placeholders", () => {
    expect(normalise(made({ "input.value": ` a\n\n b\t${"c".repeat(400)}` })).inputPreview).toMatch(/^a b c{296}$/);
    expect(normalise(made({ "input.value": "<REDACTED>", "output.value": "  " }))).toMatchObject({
      inputPreview: null,
      outputPreview: null,
    });
    expect(normalise(made({ "openinference.span.kind": "LLM", "output.value": "plain" })).outputPreview).toBe("plain");
  });

  test("the prompt's hash follows its system text, or its template's name and version", () => {
    const hash = (attributes: Record<string, Plain>) => normalise(llm(attributes)).promptHash;
    const inMessages = hash({ "gen_ai.input.messages": messages(["system", "Be brief"], ["user", "a"]) });
    expect(hash({ "gen_ai.input.messages": messages(["system", "Be brief"], ["user", "b"]) })).toBe(inMessages);
    expect(hash({ "gen_ai.system_instructions": json([{ type: "text", content: "Be brief" }]) })).toBe(inMessages);
    expect(hash({ "gen_ai.input.messages": messages(["system", "Be long"]) })).not.toBe(inMessages);
    expect(hash({ "gen_ai.prompt.name": "p", "gen_ai.prompt.version": "1" })).not.toBe(
      hash({ "gen_ai.prompt.name": "p", "gen_ai.prompt.version": "2" }),
    );
    expect(hash({ "gen_ai.input.messages": messages(["user", "hi"]) })).toBeNull();
  });
});
