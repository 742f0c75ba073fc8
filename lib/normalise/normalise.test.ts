import { describe, expect, test } from "vitest";
import { normalise } from "./normalise";
import { event, made, type Plain } from "./test-spans";

const json = JSON.stringify;
function llm(attributes: Record<string, Plain>) {
  return made({ "gen_ai.operation.name": "chat", ...attributes });
}

function messages(...list: [role: string, text: string][]) {
  return json(list.map(([role, content]) => ({ role, parts: [{ type: "text", content }] })));
}

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
