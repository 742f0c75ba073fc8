import { describe, expect, test } from "vitest";
import { chat, read, span } from "./test-run";

const json = JSON.stringify;

describe("dialects", () => {
  test("Chat Completions, as whole requests and responses", () => {
    const call = {
      role: "assistant",
      content: null,
      tool_calls: [{ id: "c1", type: "function", function: { name: "f", arguments: '{"a":1}' } }],
    };
    const body = (messages: object[]) => json({ model: "gpt-4o", messages });
    const answer = (message: object) => json({ id: "x", choices: [{ index: 0, finish_reason: "stop", message }] });
    const kind = { "openinference.span.kind": "LLM" };
    expect(
      read([
        span("a", [0, 1], {
          ...kind,
          "input.value": body([{ role: "user", content: "hi" }]),
          "output.value": answer(call),
        }),
        span("b", [2, 3], {
          ...kind,
          "input.value": body([
            { role: "user", content: "hi" },
            call,
            { role: "tool", tool_call_id: "c1", content: '{"n": 2}' },
          ]),
          "output.value": answer({ role: "assistant", content: "two" }),
        }),
      ]),
    ).toEqual(["user: hi", 'assistant: f({"a":1})', 'tool: = "{\\"n\\": 2}"', "assistant: two"]);
  });

  test("Responses, with the history at the provider: only what is new is sent", () => {
    const answer = (id: string, text: string) =>
      json({ id, output: [{ type: "message", role: "assistant", content: [{ type: "output_text", text }] }] });
    const call = (id: string, at: number, more: object, output: string) =>
      span(id, [at, at + 1], {
        "openinference.span.kind": "LLM",
        "input.value": json({ input: "yes", ...more }),
        "output.value": output,
      });
    expect(
      read([
        call("a", 0, {}, answer("r1", "sure?")),
        call("b", 2, { previous_response_id: "r1" }, answer("r2", "really?")),
        call("c", 4, { previous_response_id: "r1" }, answer("r3", "positive?")),
        call("d", 6, { previous_response_id: "r3" }, answer("r4", "done")),
      ]),
    ).toEqual([
      "user: yes",
      "assistant: sure?",
      "user: yes",
      "assistant: really?",
      "assistant: positive?",
      "user: yes",
      "assistant: done",
    ]);
  });

  test("Responses, with the history sent along, thoughts among it", () => {
    const thought = { type: "reasoning", summary: [{ type: "summary_text", text: "hm" }] };
    const call = { type: "function_call", call_id: "c1", name: "f", arguments: '{"a":1}' };
    const result = { type: "function_call_output", call_id: "c1", output: "2" };
    const kind = { "openinference.span.kind": "LLM" };
    expect(
      read([
        span("a", [0, 1], {
          ...kind,
          "input.value": json({ instructions: "s", input: [{ role: "user", content: "hi" }] }),
          "output.value": json({ output: [thought, call] }),
        }),
        span("b", [2, 3], {
          ...kind,
          "input.value": json({ instructions: "s", input: [{ role: "user", content: "hi" }, thought, call, result] }),
          "output.value": json({ output: [{ type: "message", role: "assistant", content: "two" }] }),
        }),
      ]),
    ).toEqual(["system: s", "user: hi", "assistant: ", 'assistant: f({"a":1})', 'tool: = "2"', "assistant: two"]);
  });

  test("Anthropic: thoughts that are left out of the history, results in a user's message", () => {
    const use = { type: "tool_use", id: "t1", name: "f", input: { a: 1 } };
    const body = (messages: object[]) => json({ system: "s", messages });
    const kind = { "openinference.span.kind": "LLM" };
    expect(
      read([
        span("a", [0, 1], {
          ...kind,
          "input.value": body([{ role: "user", content: "hi" }]),
          "output.value": json({
            role: "assistant",
            stop_reason: "tool_use",
            content: [{ type: "thinking", thinking: "hm" }, { type: "text", text: "Wait." }, use],
          }),
        }),
        span("b", [2, 3], {
          ...kind,
          "input.value": body([
            { role: "user", content: "hi" },
            { role: "assistant", content: [{ type: "text", text: "Wait." }, use] },
            {
              role: "user",
              content: [{ type: "tool_result", tool_use_id: "t1", content: [{ type: "text", text: "2" }] }],
            },
          ]),
          "output.value": json({ role: "assistant", content: [{ type: "text", text: "two" }] }),
        }),
      ]),
    ).toEqual([
      "system: s",
      "user: hi",
      'assistant: Wait. f({"a":1})',
      'user: = [{"text":"2","type":"text"}]',
      "assistant: two",
    ]);
  });

  test("the AI SDK: the call of several steps repeats its first and last", () => {
    const prompt = (messages: object[]) => ({
      "ai.operationId": "ai.generateText.doGenerate",
      "ai.prompt.messages": json(messages),
    });
    const asked = { role: "user", content: [{ type: "text", text: "weather?" }] };
    const call = { toolCallId: "c1", toolName: "f", input: { a: 1 } };
    expect(
      read([
        span("run", [0, 9], {
          "ai.operationId": "ai.generateText",
          "ai.prompt": json({ prompt: "weather?" }),
          "ai.response.text": "sun",
        }),
        span(
          "a",
          [1, 2],
          { ...prompt([asked]), "ai.response.toolCalls": json([{ ...call, input: '{"a":1}' }]) },
          { parent: "run" },
        ),
        span(
          "t",
          [3, 4],
          { "ai.operationId": "ai.toolCall", "ai.toolCall.name": "f", "ai.toolCall.id": "c1" },
          { parent: "run" },
        ),
        span(
          "b",
          [5, 6],
          {
            ...prompt([
              asked,
              { role: "assistant", content: [{ type: "tool-call", ...call }] },
              {
                role: "tool",
                content: [{ type: "tool-result", toolCallId: "c1", output: { type: "json", value: { t: 21 } } }],
              },
            ]),
            "ai.response.text": "sun",
          },
          { parent: "run" },
        ),
      ]),
    ).toEqual(["user: weather?", 'assistant: f({"a":1}) [t]', 'tool: = {"t":21}', "assistant: sun"]);
  });

  test("a framework's span around the provider's, and one beside it, tell of one call", () => {
    const human = {
      lc: 1,
      type: "constructor",
      id: ["langchain_core", "messages", "HumanMessage"],
      kwargs: { content: "hi", type: "human" },
    };
    const framework = (id: string, at: number, text: string) =>
      span(
        id,
        [at, at + 3],
        {
          "openinference.span.kind": "LLM",
          "llm.token_count.prompt": 5,
          "llm.token_count.completion": 7,
          "input.value": json({ messages: [[human]] }),
          "output.value": json({ generations: [[{ message: { kwargs: { content: text, type: "ai" } } }]] }),
        },
        { scope: "langchain" },
      );
    const usage = { "gen_ai.usage.input_tokens": 5, "gen_ai.usage.output_tokens": 7 };
    const provider = (id: string, at: number, text: string, parent?: string) => {
      const inner = chat(id, [at, at + 1], ["user: hi"], [`assistant: ${text}`], {
        scope: "openai",
        ...(parent ? { parent } : {}),
      });
      return span(
        id,
        [at, at + 1],
        Object.assign(
          Object.fromEntries(inner.attributes.map(({ key, value }) => [key, value.stringValue ?? ""])),
          usage,
        ),
        { scope: "openai", ...(parent ? { parent } : {}) },
      );
    };
    expect(read([framework("f", 0, "hello"), provider("p", 1, "hello", "f")])).toEqual([
      "user: hi",
      "assistant: hello",
    ]);
    expect(read([framework("f", 0, "hello"), provider("p", 1, "hello")])).toEqual(["user: hi", "assistant: hello"]);
  });
});
