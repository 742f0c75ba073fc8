import { describe, expect, test } from "vitest";
import type { AnyValue } from "@/lib/otlp/model";
import { readContent } from "./content";
import { fields } from "./fields";
import { normalise } from "./normalise";
import { indexedPrefixes, payloadFields } from "./payload-fields";
import { event, made, type Plain } from "./test-spans";

const json = JSON.stringify;
const everyKey = [...Object.values(fields), ...Object.values(payloadFields)].flat();

function llm(attributes: Record<string, Plain>) {
  return made({ "gen_ai.operation.name": "chat", ...attributes });
}

function messages(...list: [role: string, text: string][]) {
  return json(list.map(([role, content]) => ({ role, parts: [{ type: "text", content }] })));
}

describe("hostile input never throws", () => {
  const deep = "[".repeat(100_000) + "]".repeat(100_000);
  const deepObject = `${'{"message":'.repeat(50_000)}1${"}".repeat(50_000)}`;
  const values: [string, AnyValue][] = [
    ["an empty value", {}],
    ["a number", { intValue: "-5" }],
    ["not a number", { doubleValue: "NaN" }],
    ["a boolean", { boolValue: true }],
    ["bytes", { bytesValue: "AAEC" }],
    ["an array of odd things", { arrayValue: { values: [{}, { intValue: "1" }, { kvlistValue: { values: [] } }] } }],
    ["a map", { kvlistValue: { values: [{ key: "__proto__", value: { stringValue: "x" } }] } }],
    ["deep arrays in JSON", { stringValue: deep }],
    ["deep objects in JSON", { stringValue: deepObject }],
    ["cut JSON", { stringValue: '[{"role":"user","content":"unfinish' }],
    ["null in JSON", { stringValue: '[null,1,[],{},{"role":7,"parts":{"a":1},"tool_calls":"x"}]' }],
    ["a lone surrogate and NUL", { stringValue: "a\ud800\0b" }],
  ];

  test.each(values)("%s under every key", (_, value) => {
    for (const kind of ["chat", "invoke_agent", "execute_tool", "retrieval", "other"]) {
      const span = made({});
      span.attributes = everyKey.map((key) => ({ key, value }));
      span.attributes.push({ key: "gen_ai.operation.name", value: { stringValue: kind } });
      const row = normalise(span);
      for (const column of Object.values(row)) {
        if (typeof column === "string") expect(column.isWellFormed() && !column.includes("\0")).toBe(true);
        if (typeof column === "number") expect(column).toBeGreaterThanOrEqual(0);
      }
      expect(readContent(span)).toHaveProperty("inputMessages");
    }
  });

  test("odd values under indexed keys", () => {
    const span = llm({});
    for (const prefix of indexedPrefixes) {
      for (const rest of [
        "0",
        "0.message",
        "0.message.role",
        "99999999999999999999.x",
        "1.message.tool_calls.0.a.b.c.d",
        "2.",
      ]) {
        span.attributes.push({ key: `${prefix}.${rest}`, value: { stringValue: "x" } });
      }
    }
    expect(normalise(span).kind).toBe("LLM");
    expect(readContent(span).inputMessages.length).toBeGreaterThan(0);
  });

  test("100,000 attributes and megabyte strings", () => {
    const span = llm({ "gen_ai.input.messages": messages(["user", "x".repeat(5_000_000)]) });
    for (let i = 0; i < 100_000; i++) span.attributes.push({ key: `k.${i}`, value: { stringValue: "v" } });
    const started = performance.now();
    expect(normalise(span).inputPreview).toHaveLength(300);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  test("long names and ids are cut, and never through a character", () => {
    const row = normalise(made({ "session.id": "😀".repeat(500) }, { name: "n".repeat(10_000) }));
    expect(row.name).toHaveLength(512);
    expect(row.sessionId).toHaveLength(256);
    expect(normalise(made({ "session.id": `x${"😀".repeat(500)}` })).sessionId?.isWellFormed()).toBe(true);
  });
});

describe("numbers", () => {
  test.each([-1, Number.NaN, 2 ** 60])("%s tokens are unknown", (value) => {
    expect(normalise(llm({ "gen_ai.usage.input_tokens": value })).inputTokens).toBeNull();
  });

  test("zero is a count, and text may hold one", () => {
    expect(normalise(llm({ "gen_ai.usage.input_tokens": 0 })).inputTokens).toBe(0);
    expect(normalise(llm({ "gen_ai.usage.input_tokens": "57" })).inputTokens).toBe(57);
  });

  test("a cache greater than its input was not in it", () => {
    const span = llm({ "gen_ai.usage.input_tokens": 40, "gen_ai.usage.cache_read.input_tokens": 50 });
    expect(normalise(span)).toMatchObject({ inputTokens: 90, cachedTokens: 50 });
  });
});

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

describe("arguments against their schema", () => {
  const tools = json([
    {
      type: "function",
      function: {
        name: "issue_refund",
        parameters: { type: "object", properties: { amount: { type: "integer" } }, required: ["amount"] },
      },
    },
  ]);
  const calling = (given: unknown) =>
    llm({
      "gen_ai.tool.definitions": tools,
      "gen_ai.output.messages": json([
        { role: "assistant", parts: [{ type: "tool_call", id: "1", name: "issue_refund", arguments: given }] },
      ]),
    });

  test.each([
    [{ amount: 3 }, null],
    ['{"amount":3}', null],
    [{ amount: "3" }, "issue_refund: amount must be integer"],
    [{}, "issue_refund: amount is required"],
    [undefined, "issue_refund: amount is required"],
    ['{"amount":', "issue_refund: arguments are not valid JSON"],
    ["<REDACTED>", null],
  ])("%j → %s", (given, expected) => {
    expect(normalise(calling(given)).invalidArguments).toBe(expected);
  });

  test("what a tool's own span carries", () => {
    const tool = (schema: Plain, input: string) =>
      made({
        "openinference.span.kind": "TOOL",
        "tool.name": "f",
        "tool.parameters": json(schema),
        "input.value": input,
      });
    const schema = { type: "object", properties: { a: { type: "string" } } };
    expect(normalise(tool(schema, '{"a":1}')).invalidArguments).toBe("f: a must be string");
    expect(normalise(tool(schema, '{"a":"1"}')).invalidArguments).toBeNull();
    expect(normalise(tool({ a: 1 }, '{"a":1}')).invalidArguments).toBeNull();
  });
});

describe("status and failures", () => {
  test("an exception's type and message explain an error", () => {
    const span = made(
      {},
      {
        status: { code: 2 },
        events: [event("exception", { "exception.type": "ValueError", "exception.message": "bad" })],
      },
    );
    expect(normalise(span)).toMatchObject({ status: "error", errorType: "ValueError", statusMessage: "bad" });
  });

  test("a failure that the status admits is not hidden", () => {
    const output = { "gen_ai.operation.name": "execute_tool", "gen_ai.tool.call.result": json({ error: "no card" }) };
    expect(normalise(made(output)).hiddenError).toBe("error: no card");
    expect(normalise(made(output, { status: { code: 2 } })).hiddenError).toBeNull();
  });

  test("a model may speak of errors", () => {
    const said = llm({
      "gen_ai.output.messages": messages(["assistant", "Error: is what you will see when it fails"]),
    });
    expect(normalise(said).hiddenError).toBeNull();
    expect(normalise(llm({ "gen_ai.response.finish_reasons": ["error"] })).hiddenError).toBe("finish reason: error");
  });
});

test("the resource speaks where the span does not", () => {
  const resource = {
    attributes: made({ "service.name": "shop", "service.version": "2", "session.id": "r" }).attributes,
  };
  expect(normalise(made({}, { resource }))).toMatchObject({ service: "shop", version: "2", sessionId: "r" });
  expect(normalise(made({ "session.id": "s" }, { resource })).sessionId).toBe("s");
});

test("a service, a graph node or an instance makes no agent", () => {
  const resource = { attributes: made({ "service.name": "shop" }).attributes };
  const row = normalise(
    made({ "graph.node.id": "node", agent_id: "7f", "openinference.span.kind": "AGENT" }, { resource }),
  );
  expect(row).toMatchObject({ kind: "AGENT", agentId: null, agentName: null });
});

test("providers go by one name, and a router's model names its own", () => {
  const provider = (attributes: Record<string, Plain>) => normalise(llm(attributes)).provider;
  expect(provider({ "gen_ai.system": "OpenAI" })).toBe("openai");
  expect(provider({ "gen_ai.system": "az.ai.openai" })).toBe("azure.ai.openai");
  expect(provider({ "ai.model.provider": "openai.responses" })).toBe("openai");
  expect(provider({ "ai.model.provider": "amazon-bedrock.chat" })).toBe("aws.bedrock");
  expect(provider({ "gen_ai.request.model": "anthropic/claude-3-7-sonnet-latest" })).toBe("anthropic");
  const path = "projects/p/locations/l/publishers/google/models/gemini-2.5-flash";
  expect(normalise(llm({ "gen_ai.request.model": path }))).toMatchObject({ model: "gemini-2.5-flash", provider: null });
});
