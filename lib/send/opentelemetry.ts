import { code, install, otlpEnvironment, pipInstall, run, type Way } from "./way";

const javascript = `
import { trace } from "@opentelemetry/api";
import { NodeSDK } from "@opentelemetry/sdk-node";

const sdk = new NodeSDK(); // reads the OTEL_ variables
sdk.start();
const tracer = trace.getTracer("support-agent");

const say = (role, content) => JSON.stringify([{ role, parts: [{ type: "text", content }] }]);
const question = say("user", "Where is order ABC-123?");
const answer = say("assistant", "It ships tomorrow.");

tracer.startActiveSpan("invoke_agent Support Agent", (agent) => {
  agent.setAttributes({
    "gen_ai.operation.name": "invoke_agent",
    "gen_ai.agent.id": "support-agent", // never changes, whatever the agent is called
    "gen_ai.agent.name": "Support Agent",
    "session.id": "chat-1234",
    "user.id": "user-42",
    "gen_ai.input.messages": question,
    "gen_ai.output.messages": answer,
  });
  tracer.startActiveSpan("chat gpt-5-mini", (call) => {
    // Call the model here.
    call.setAttributes({
      "gen_ai.operation.name": "chat",
      "gen_ai.provider.name": "openai",
      "gen_ai.request.model": "gpt-5-mini",
      "gen_ai.input.messages": question,
      "gen_ai.output.messages": answer,
      "gen_ai.usage.input_tokens": 57,
      "gen_ai.usage.output_tokens": 17,
    });
    call.end();
  });
  agent.end();
});

await sdk.shutdown(); // sends what still waits
`;

const python = `
import json

from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor

provider = TracerProvider()
provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))  # reads the OTEL_ variables
trace.set_tracer_provider(provider)
tracer = trace.get_tracer("support-agent")


def say(role, content):
    return json.dumps([{"role": role, "parts": [{"type": "text", "content": content}]}])


question = say("user", "Where is order ABC-123?")
answer = say("assistant", "It ships tomorrow.")

with tracer.start_as_current_span("invoke_agent Support Agent") as agent:
    agent.set_attributes({
        "gen_ai.operation.name": "invoke_agent",
        "gen_ai.agent.id": "support-agent",  # never changes, whatever the agent is called
        "gen_ai.agent.name": "Support Agent",
        "session.id": "chat-1234",
        "user.id": "user-42",
        "gen_ai.input.messages": question,
        "gen_ai.output.messages": answer,
    })
    with tracer.start_as_current_span("chat gpt-5-mini") as call:
        # Call the model here.
        call.set_attributes({
            "gen_ai.operation.name": "chat",
            "gen_ai.provider.name": "openai",
            "gen_ai.request.model": "gpt-5-mini",
            "gen_ai.input.messages": question,
            "gen_ai.output.messages": answer,
            "gen_ai.usage.input_tokens": 57,
            "gen_ai.usage.output_tokens": 17,
        })

provider.shutdown()  # sends what still waits
`;

const identity =
  "Attributes of the agent’s span: gen_ai.agent.id and gen_ai.agent.name (or agent.id, agent.name), session.id, user.id.";

export const openTelemetry: Way = {
  id: "opentelemetry",
  label: "OpenTelemetry",
  about: "Whatever exports OTLP over HTTP: any SDK, Pydantic AI, Logfire, a Collector.",
  recipes: [
    {
      id: "env",
      label: "Environment",
      identity,
      note: "For what is instrumented already, in any language. Then start your program as always.",
      steps: (target) => [otlpEnvironment(target)],
    },
    {
      id: "js",
      label: "JavaScript",
      identity,
      note: "Spans by hand, by OpenTelemetry’s GenAI conventions. It calls no model, so it runs as it is.",
      steps: (target) => [
        install("@opentelemetry/api", "@opentelemetry/sdk-node"),
        otlpEnvironment(target),
        code("agent.mjs", javascript),
        run("node agent.mjs"),
      ],
    },
    {
      id: "python",
      label: "Python",
      identity,
      note: "Spans by hand, by OpenTelemetry’s GenAI conventions. It calls no model, so it runs as it is.",
      steps: (target) => [
        pipInstall("opentelemetry-sdk", "opentelemetry-exporter-otlp-proto-http"),
        otlpEnvironment(target),
        code("agent.py", python),
        run("python agent.py"),
      ],
    },
  ],
};
