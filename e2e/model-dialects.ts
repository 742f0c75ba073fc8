import type { ServerResponse } from "node:http";
import { z } from "zod";

export type Reply = { text: string; refuses: boolean };

type Body = Record<string, unknown>;
type Dialect = {
  path: RegExp;
  model: (path: string, body: Body) => string;
  /** The JSON Schema that the answer is to fit. */
  schema: (body: Body) => unknown;
  write: (response: ServerResponse, body: Body, reply: Reply) => void;
};

/** Every answer takes as many tokens. */
const tokens = { input: 1_000, output: 200 };

const openAi: Dialect = {
  path: /^\/v1\/chat\/completions$/,
  model: (_, body) => String(body.model),
  schema: (body) =>
    z.object({ response_format: z.object({ json_schema: z.object({ schema: z.unknown() }) }) }).safeParse(body).data
      ?.response_format.json_schema.schema,
  write(response, body, { text, refuses }) {
    const finish = refuses ? "content_filter" : "stop";
    const usage = {
      prompt_tokens: tokens.input,
      completion_tokens: tokens.output,
      total_tokens: tokens.input + tokens.output,
    };
    const head = { id: "chatcmpl-1", created: 1_700_000_000, model: body.model };
    if (body.stream !== true) {
      const choice = { index: 0, message: { role: "assistant", content: text }, finish_reason: finish };
      return sendJson(response, { ...head, object: "chat.completion", choices: [choice], usage });
    }
    const parts = text.match(/.{1,7}/gsu) ?? [];
    const chunk = (delta: object, finish_reason: string | null = null) => ({
      ...head,
      object: "chat.completion.chunk",
      choices: [{ index: 0, delta, finish_reason }],
    });
    sendEvents(response, [
      chunk({ role: "assistant", content: "" }),
      ...parts.map((content) => chunk({ content })),
      { ...chunk({}, finish), usage },
    ]);
  },
};

const anthropic: Dialect = {
  path: /^\/anthropic\/v1\/messages$/,
  model: (_, body) => String(body.model),
  schema: (body) => anthropicTool(body)?.input_schema ?? anthropicFormat(body),
  write(response, body, { text, refuses }) {
    const tool = !refuses && isJson(text) && anthropicTool(body);
    const content = tool
      ? [{ type: "tool_use", id: "toolu_1", name: tool.name, input: JSON.parse(text) }]
      : [{ type: "text", text }];
    sendJson(response, {
      id: "msg_1",
      type: "message",
      role: "assistant",
      model: body.model,
      content,
      stop_reason: refuses ? "refusal" : tool ? "tool_use" : "end_turn",
      stop_sequence: null,
      usage: { input_tokens: tokens.input, output_tokens: tokens.output },
    });
  },
};

const anthropicTools = z.object({ tools: z.array(z.object({ name: z.string(), input_schema: z.unknown() })).min(1) });
const anthropicOutput = z.object({ output_config: z.object({ format: z.object({ schema: z.unknown() }) }) });

function anthropicTool(body: Body) {
  return anthropicTools.safeParse(body).data?.tools[0];
}

function anthropicFormat(body: Body): unknown {
  return anthropicOutput.safeParse(body).data?.output_config.format.schema;
}

const google: Dialect = {
  path: /^\/google\/v1beta\/models\/[^/]+:generateContent$/,
  model: (path) => decodeURIComponent(/models\/([^/]+):/.exec(path)?.[1] ?? ""),
  schema: (body) =>
    z.object({ generationConfig: z.object({ responseSchema: z.unknown() }) }).safeParse(body).data?.generationConfig
      .responseSchema,
  write(response, _, { text, refuses }) {
    sendJson(response, {
      candidates: [
        {
          content: { role: "model", parts: refuses ? [] : [{ text }] },
          finishReason: refuses ? "SAFETY" : "STOP",
          index: 0,
        },
      ],
      usageMetadata: {
        promptTokenCount: tokens.input,
        candidatesTokenCount: tokens.output,
        totalTokenCount: tokens.input + tokens.output,
      },
    });
  },
};

export const dialects = [openAi, anthropic, google];

const jsonSchema = z.object({
  type: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
});

/** The smallest value that fits a JSON Schema, as far as Pharos uses it. */
export function instanceOf(schema: unknown): unknown {
  const { type, properties, ...rest } = jsonSchema.parse(schema ?? {});
  if (rest.enum) return rest.enum[0];
  if (rest.const !== undefined) return rest.const;
  switch (type?.toLowerCase()) {
    case "object":
      return Object.fromEntries(Object.entries(properties ?? {}).map(([key, value]) => [key, instanceOf(value)]));
    case "array":
      return [];
    case "number":
    case "integer":
      return 1;
    case "boolean":
      return true;
    default:
      return "ready";
  }
}

function sendJson(response: ServerResponse, body: object) {
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function sendEvents(response: ServerResponse, events: object[]) {
  response.writeHead(200, { "content-type": "text/event-stream" });
  for (const event of events) response.write(`data: ${JSON.stringify(event)}\n\n`);
  response.end("data: [DONE]\n\n");
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
