import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { portOf } from "@/test/port";
import { dialects, instanceOf, type Reply } from "./model-dialects";

/** What a model does is in its name: `ready`, `slow-500`, `limited-2`, `malformed-1`, `refusing`, `broken`, `hanging`, `forbidden`. */
const behaviour = /^(?<how>[a-z]+)(?:-(?<much>\d+))?/;

export type Asked = { path: string; model: string; headers: IncomingMessage["headers"]; body: unknown; at: number };

/**
 * A server that speaks as OpenAI's Chat Completions, Anthropic's Messages and Google's Generative Language API do, and
 * answers as the model's name says with the smallest instance of the schema that it is asked for.
 */
export async function startModelServer(
  answer: (asked: Asked, schema: unknown) => unknown = (_, schema) => instanceOf(schema),
) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    reply(request, response).catch((error) => {
      console.error(error);
      response.destroy();
    });
  }).listen(0, "127.0.0.1");
  const origin = `http://127.0.0.1:${await portOf(server)}`;

  async function reply(request: IncomingMessage, response: ServerResponse) {
    const path = request.url ?? "/";
    const dialect = dialects.find((one) => one.path.test(path));
    if (!dialect || request.method !== "POST") return void response.writeHead(404).end();
    const body = z.record(z.string(), z.unknown()).parse(await json(request));
    const model = dialect.model(path, body);
    const one = { path, model, headers: request.headers, body, at: Date.now() };
    asked.push(one);
    const times = asked.filter((other) => other.model === model).length;
    const said = await behave(model, times);
    if (!said) return;
    if (said.status !== 200) {
      const headers = {
        "content-type": "application/json",
        ...(said.retryAfter ? { "retry-after": said.retryAfter } : {}),
      };
      return void response.writeHead(said.status, headers).end(JSON.stringify({ error: { message: said.message } }));
    }
    const text = said.text ?? JSON.stringify(answer(one, dialect.schema(body)));
    dialect.write(response, body, { text, refuses: said.refuses ?? false });
  }

  async function close() {
    server.closeAllConnections();
    server.close();
  }

  return {
    origin,
    openai: `${origin}/v1`,
    anthropic: `${origin}/anthropic/v1`,
    google: `${origin}/google/v1beta`,
    asked,
    close,
  };
}

type Behaviour = Partial<Reply> & { status: number; message?: string; retryAfter?: string };

/** Undefined for one that never answers. */
async function behave(model: string, times: number): Promise<Behaviour | undefined> {
  const { how, much } = behaviour.exec(model)?.groups ?? {};
  const number = Number(much ?? 1);
  switch (how) {
    case "slow":
      await wait(number);
      return { status: 200 };
    case "limited":
      return times > number ? { status: 200 } : { status: 429, message: "Rate limit reached", retryAfter: "1" };
    case "malformed":
      return { status: 200, ...(times > number ? {} : { text: "I would rather say it in prose." }) };
    case "refusing":
      return { status: 200, text: "", refuses: true };
    case "broken":
      return { status: 500, message: "The server had an error" };
    case "forbidden":
      return { status: 401, message: "Incorrect API key provided" };
    case "hanging":
      return undefined;
    default:
      return { status: 200 };
  }
}
