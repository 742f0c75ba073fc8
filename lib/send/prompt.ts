/**
 * What a coding agent is told, to wire tracing into somebody's codebase. It holds no key, only where one will be. An indented
 * line goes on with the one before.
 */
export function codingAgentPrompt(endpoint: string) {
  return `
Wire tracing into this codebase, so that every run of its agents arrives in Pharos, our tracing dashboard.

Endpoint: ${endpoint} (OTLP over HTTP at ${endpoint}/v1/traces, protobuf or JSON; no gRPC)
API key: in the environment variable PHAROS_API_KEY. Pass it on through the environment only. Never write it into code, a
  committed file or a log. Add the names of new variables to .env.example, without values.

1. Choose the SDK by what the code uses
- OpenTelemetry, OpenInference, OpenLLMetry or Langfuse is there already: keep it, change only where it sends to.
- AI SDK 5 or 6: experimental_telemetry on each call, and an OTLP exporter: @vercel/otel in Next.js (instrumentation.ts),
  NodeSDK of @opentelemetry/sdk-node elsewhere. AI SDK 7: @ai-sdk/otel.
- TypeScript with OpenAI, Anthropic, LangChain, LangGraph, OpenAI Agents or Claude Agent SDK: @inference/tracing.
- Python: openinference-instrumentation-<library>, such as openai, anthropic, langchain, openai-agents, crewai, llama-index.
- Pydantic AI: its own OpenTelemetry instrumentation.
- Anything else: the OpenTelemetry SDK, and spans by its GenAI conventions.
Read the documentation of the installed version; do not guess names. Set tracing up once, before model clients are created.

2. Set its variables
- OpenTelemetry and OpenInference: OTEL_EXPORTER_OTLP_ENDPOINT=${endpoint},
  OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf, OTEL_EXPORTER_OTLP_HEADERS=Authorization=Bearer%20<key>, OTEL_SERVICE_NAME
- @inference/tracing: INFERENCE_OTLP_ENDPOINT, INFERENCE_API_KEY, INFERENCE_SERVICE_NAME
- OpenLLMetry: TRACELOOP_BASE_URL, TRACELOOP_API_KEY, TRACELOOP_SYNC_ENABLED=false
- Langfuse: LANGFUSE_BASE_URL and LANGFUSE_HOST, LANGFUSE_SECRET_KEY=<key>, LANGFUSE_PUBLIC_KEY=pharos

3. Say who ran: one span of kind agent around each run, with the run's input and output, and
- agent.id: a constant in the code, such as "support-agent". The same across deploys, renames, users and processes.
- agent.name: what people call it. Each sub-agent has an id and a name of its own, on its own span.
- session.id: the id that the app has for the conversation or job, the same for all its runs.
- user.id: an opaque id, not an e-mail address.
Where they go: agentSpan({ agentId, agentName, sessionId, userId }) of @inference/tracing; OpenInference: traceAgent with
  setSession and setUser, in Python @tracer.agent with using_attributes; AI SDK: functionId, and sessionId and userId in metadata;
  OpenLLMetry: withAgent or @agent, and association properties session_id and user_id; Langfuse: an observation of type agent
  with that name, and propagateAttributes; by hand: gen_ai.agent.id, gen_ai.agent.name, session.id, user.id.

4. Send before the process ends
- Scripts and jobs: shut the SDK down in a finally. Servers: on SIGTERM.
- Serverless: flush before the function returns (in Next.js in after()); a frozen function sends nothing.
Tracing must never break the app: a failed export is logged, not thrown.

5. Do not send
- Keys, tokens, passwords, cookies, authorization headers, or the environment.
- Spans of HTTP, file system and database libraries, unless they are traced already.

6. Verify: run one agent, wait five seconds, then
curl -H "Authorization: Bearer $PHAROS_API_KEY" "${endpoint}/api/v1/traces?limit=1"
In a good trace traceId is new, and one run is one trace; agentId, agentName, sessionId and userId are what you set; llmCount is
  at least 1; models, inputTokens and outputTokens are filled; inputPreview and outputPreview hold the question and the answer.
GET /api/v1/traces/<traceId>/spans has the tree: model and tool calls are below the agent that made them.
If nothing came: 401 means the key is wrong, 403 that it may only read; otherwise the exporter was not flushed.

When done, list what is traced, what is not, and the variables that have to be set where it is deployed.
`
    .trim()
    .replaceAll("\n  ", " ");
}
