import { describe, expect, test } from "vitest";
import { readContent } from "./content";
import { captured, made, type Plain } from "./test-spans";

function llm(attributes: Record<string, Plain>) {
  return readContent(made({ "openinference.span.kind": "LLM", ...attributes }));
}

describe("prompts", () => {
  test("OpenInference: template, version and variables", () => {
    const { prompt } = llm({
      "llm.prompt_template.template": "Hi {{name}}",
      "llm.prompt_template.version": "3",
      "llm.prompt_template.variables": '{"name":"Ada"}',
    });
    expect(prompt).toEqual({ name: null, version: "3", template: "Hi {{name}}", variables: { name: "Ada" } });
  });

  test("Langfuse and GenAI name them", () => {
    expect(
      llm({ "langfuse.observation.prompt.name": "a", "langfuse.observation.prompt.version": 2 }).prompt,
    ).toMatchObject({
      name: "a",
      version: "2",
    });
    expect(llm({ "gen_ai.prompt.name": "b" }).prompt).toMatchObject({ name: "b", version: null, template: null });
  });

  test("Traceloop: key, template, and a variable an attribute", () => {
    const { prompt } = llm({
      "traceloop.prompt.key": "k",
      "traceloop.prompt.template": "Hi {{name}}",
      "traceloop.prompt.template_variables.name": "Ada",
    });
    expect(prompt).toMatchObject({ name: "k", template: "Hi {{name}}", variables: { name: "Ada" } });
  });

  test("none where nothing names one", () => {
    expect(llm({ "input.value": "hi" }).prompt).toBeNull();
  });
});

describe("parameters", () => {
  test("a JSON object, without what is shown elsewhere", () => {
    const given = {
      model: "m",
      temperature: 0,
      stop: ["END"],
      top_p: null,
      tools: [{}],
      response_format: { type: "text" },
    };
    expect(llm({ "llm.invocation_parameters": JSON.stringify(given) }).parameters).toEqual({
      temperature: 0,
      stop: ["END"],
    });
  });

  test("an attribute a parameter, each once", () => {
    expect(
      llm({ "gen_ai.request.max_tokens": 5, "ai.settings.maxOutputTokens": 5, "ai.settings.context.sessionId": "s" })
        .parameters,
    ).toEqual({ max_tokens: 5 });
  });

  test("Gemini's config", () => {
    expect(llm({ "llm.invocation_parameters": '{"generationConfig":{"topK":4}}' }).parameters).toEqual({ topK: 4 });
  });
});

const schema = { type: "object", properties: { n: { type: "number" } }, required: ["n"] };
const asked: [string, Record<string, unknown>][] = [
  ["Chat Completions", { response_format: { type: "json_schema", json_schema: { name: "answer", schema } } }],
  ["the Responses API", { text: { format: { type: "json_schema", name: "answer", schema } } }],
  ["Anthropic", { output_format: { type: "json_schema", name: "answer", schema } }],
  ["Anthropic, newer", { output_config: { format: { type: "json_schema", name: "answer", schema } } }],
  ["Gemini", { generationConfig: { responseSchema: { ...schema, title: "answer" } } }],
  ["Google's SDK", { config: { response_schema: { ...schema, title: "answer" } } }],
];

describe("structured output", () => {
  test.each(asked)("%s", (_, request) => {
    const said = (text: string) =>
      llm({
        "llm.invocation_parameters": JSON.stringify(request),
        "gen_ai.output.messages": JSON.stringify([{ role: "assistant", parts: [{ type: "text", content: text }] }]),
      }).outputSchema;
    expect(said('{"n":1}')).toMatchObject({
      name: "answer",
      schema: { properties: schema.properties },
      violation: null,
    });
    expect(said('{"n":"one"}')?.violation).toBe("n must be number");
    expect(said("I cannot.")?.violation).toBe("the answer is not JSON");
  });

  test("an answer that calls a tool need not fit", () => {
    const { outputSchema } = llm({
      "llm.invocation_parameters": JSON.stringify(asked[0]?.[1]),
      "gen_ai.output.messages": '[{"role":"assistant","parts":[{"type":"tool_call","name":"f","arguments":{}}]}]',
    });
    expect(outputSchema).toMatchObject({ violation: null });
  });

  test("the AI SDK's objects, as captured", () => {
    const spans = captured("aisdk-v5-gzip").map(readContent);
    expect(spans.flatMap(({ outputSchema }) => outputSchema ?? [])).toMatchObject([
      { schema: { required: ["a"] }, violation: null },
    ]);
  });

  test("a request without one, and an argument that looks like one", () => {
    expect(llm({ "input.value": '{"model":"m","messages":[]}' }).outputSchema).toBeNull();
    expect(llm({ "input.value": JSON.stringify(schema) }).outputSchema).toBeNull();
  });
});

describe("embeddings", () => {
  const vector = Array.from({ length: 1536 }, (_, index) => index / 1536);
  const kind = { "openinference.span.kind": "EMBEDDING" };

  test("OpenInference: text and vector", () => {
    const { embeddings } = readContent(
      made({
        ...kind,
        "embedding.embeddings.0.embedding.text": "a",
        "embedding.embeddings.0.embedding.vector": vector,
      }),
    );
    expect(embeddings).toMatchObject([{ text: "a", dimensions: 1536 }]);
    expect(embeddings[0]?.start).toEqual(vector.slice(0, 8));
  });

  test("the AI SDK: one or several, as JSON", () => {
    expect(readContent(made({ ...kind, "ai.value": '"a"', "ai.embedding": "[0.1,0.2]" })).embeddings).toEqual([
      { text: "a", dimensions: 2, start: [0.1, 0.2] },
    ]);
    expect(
      readContent(made({ ...kind, "ai.values": ['"a"', '"b"'], "ai.embeddings": ["[1,2]", "[3,4]"] })).embeddings,
    ).toMatchObject([
      { text: "a", start: [1, 2] },
      { text: "b", start: [3, 4] },
    ]);
  });

  test("a request and an answer, and only the size", () => {
    const body = { ...kind, "input.value": '{"input":["a","b"]}', "gen_ai.embeddings.dimension.count": 256 };
    expect(readContent(made(body)).embeddings).toMatchObject([
      { text: "a", dimensions: 256, start: [] },
      { text: "b", dimensions: 256, start: [] },
    ]);
    const answer = { ...kind, "input.value": "a", "output.value": '{"data":[{"embedding":[1,2,3]}]}' };
    expect(readContent(made(answer)).embeddings).toEqual([{ text: "a", dimensions: 3, start: [1, 2, 3] }]);
  });
});

test("a reranker's documents, before and after", () => {
  const { documents, candidates } = readContent(
    made({
      "openinference.span.kind": "RERANKER",
      "reranker.input_documents.0.document.id": "a",
      "reranker.input_documents.1.document.id": "b",
      "reranker.output_documents.0.document.id": "b",
      "reranker.output_documents.0.document.score": "0.9",
      "reranker.output_documents.0.document.metadata": '{"page":3}',
    }),
  );
  expect(documents).toMatchObject([{ id: "b", score: 0.9, metadata: { page: 3 } }]);
  expect(candidates.map(({ id }) => id)).toEqual(["a", "b"]);
});

test("the schema of a tool span's arguments", () => {
  const span = made({
    "openinference.span.kind": "TOOL",
    "tool.json_schema": JSON.stringify(schema),
    "input.value": "{}",
  });
  expect(readContent(span).toolSchema).toEqual(schema);
});

const parts: [string, Record<string, unknown>, Record<string, unknown>][] = [
  [
    "OpenAI's file",
    { type: "file", file: { filename: "a.pdf", file_data: "data:application/pdf;base64,QQ==" } },
    { name: "a.pdf" },
  ],
  [
    "OpenAI's sound",
    { type: "input_audio", input_audio: { data: "QQ==", format: "wav" } },
    { mimeType: "audio/wav", data: "QQ==" },
  ],
  [
    "Anthropic's image",
    { type: "image", source: { type: "base64", media_type: "image/png", data: "QQ==" } },
    { mimeType: "image/png", data: "QQ==" },
  ],
  [
    "the AI SDK's image",
    { type: "image", image: "QQ==", mediaType: "image/png" },
    { mimeType: "image/png", data: "QQ==", url: null },
  ],
  [
    "the AI SDK's file",
    { type: "file", data: "QQ==", mediaType: "text/csv", filename: "a.csv" },
    { data: "QQ==", name: "a.csv" },
  ],
  ["Gemini's", { inlineData: { mimeType: "image/png", data: "QQ==" } }, { mimeType: "image/png", data: "QQ==" }],
  ["GenAI's blob", { type: "blob", mime_type: "image/png", content: "QQ==" }, { mimeType: "image/png", data: "QQ==" }],
  ["an address", { type: "image_url", image_url: { url: "https://x/y.png" } }, { url: "https://x/y.png", data: null }],
];

test.each(parts)("%s", (_, sent, read) => {
  const { inputMessages } = llm({ "gen_ai.input.messages": JSON.stringify([{ role: "user", content: [sent] }]) });
  expect(inputMessages[0]?.parts).toMatchObject([{ type: "media", ...read }]);
});
