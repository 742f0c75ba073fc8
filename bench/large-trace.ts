import { randomBytes } from "node:crypto";

type Attribute = { key: string; value: { stringValue: string } | { intValue: string } };
type Message = { role: string; parts: object[] };

const agents = 100;
const turns = 33;
const toolsPerTurn = 2;

/**
 * A run of 10,000 spans as OTLP/JSON requests: a hundred sub-agents one after another, each of which repeats its whole
 * conversation on every model call, as agents do. The second span carries one attribute of 1 MB.
 */
export function largeTrace() {
  const traceId = randomBytes(16).toString("hex");
  const root = newId();
  const start = Date.now() - 3_600_000;
  let clock = start;
  const requests: object[] = [];

  function span(
    name: string,
    parentSpanId: string | undefined,
    ms: number,
    attributes: Record<string, string | number>,
  ) {
    const from = clock;
    clock += ms;
    return made(traceId, newId(), parentSpanId, name, from, clock, attributes);
  }

  for (let agent = 0; agent < agents; agent++) {
    const agentId = newId();
    const from = clock;
    const name = `researcher-${agent % 7}`;
    const history: Message[] = [text("system", prompt), text("user", `Question ${agent}: ${sentence(agent)}`)];
    const spans: object[] = [];
    for (let turn = 0; turn < turns; turn++) {
      const callId = `call_${agent}_${turn}`;
      const answer = {
        role: "assistant",
        parts: [{ type: "tool_call", id: callId, name: "search", arguments: { query: sentence(turn) } }],
      };
      spans.push(
        span("chat gpt-5.5", agentId, 40 + ((turn * 37) % 900), {
          "gen_ai.operation.name": "chat",
          "gen_ai.request.model": "gpt-5.5",
          "gen_ai.usage.input_tokens": 500 + turn * 90,
          "gen_ai.usage.output_tokens": 40,
          "gen_ai.input.messages": JSON.stringify(history),
          "gen_ai.output.messages": JSON.stringify([answer]),
        }),
      );
      history.push(answer, {
        role: "tool",
        parts: [{ type: "tool_call_response", id: callId, result: sentence(turn + 5) }],
      });
      for (let tool = 0; tool < toolsPerTurn; tool++) {
        spans.push(
          span(tool ? "execute_tool fetch" : "execute_tool search", agentId, 5 + ((turn * 13) % 60), {
            "gen_ai.operation.name": "execute_tool",
            "gen_ai.tool.name": tool ? "fetch" : "search",
            ...(tool ? {} : { "gen_ai.tool.call.id": callId }),
            "gen_ai.tool.call.arguments": JSON.stringify({ query: sentence(turn) }),
            "gen_ai.tool.call.result": sentence(turn + 5),
          }),
        );
      }
    }
    // The last agent makes room for the root: 10,000 in all.
    if (agent === agents - 1) spans.pop();
    const big: Record<string, string> = agent === 0 ? { "app.document": "word ".repeat(210_000) } : {};
    spans.unshift(
      made(traceId, agentId, root, `invoke_agent ${name}`, from, clock, {
        "gen_ai.operation.name": "invoke_agent",
        "gen_ai.agent.name": name,
        ...big,
      }),
    );
    requests.push(request(spans));
  }
  const run = { "gen_ai.operation.name": "invoke_agent", "gen_ai.agent.name": "lead" };
  requests.push(request([made(traceId, root, undefined, "invoke_agent lead", start, clock, run)]));
  return { traceId, requests };
}

function made(
  traceId: string,
  spanId: string,
  parentSpanId: string | undefined,
  name: string,
  from: number,
  to: number,
  attributes: Record<string, string | number>,
) {
  return {
    traceId,
    spanId,
    parentSpanId,
    name,
    kind: 1,
    startTimeUnixNano: `${from}000000`,
    endTimeUnixNano: `${to}000000`,
    attributes: Object.entries(attributes).map(
      ([key, value]): Attribute => ({
        key,
        value: typeof value === "string" ? { stringValue: value } : { intValue: String(value) },
      }),
    ),
    status: { code: 1 },
  };
}

function request(spans: object[]) {
  const resource = { attributes: [{ key: "service.name", value: { stringValue: "bench" } }] };
  return { resourceSpans: [{ resource, scopeSpans: [{ scope: { name: "bench" }, spans }] }] };
}

function text(role: string, content: string): Message {
  return { role, parts: [{ type: "text", content }] };
}

function newId() {
  return randomBytes(8).toString("hex");
}

const prompt = "You are a careful researcher. Search first, then answer with the source of every claim. ".repeat(8);

function sentence(seed: number) {
  return `What is known about item ${seed * 7919}, its price, its age and where it was last seen? `.repeat(
    1 + (seed % 4),
  );
}
