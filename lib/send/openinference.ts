import { callsOpenAi, code, install, otlpEnvironment, pipInstall, run, type Way } from "./way";

const python = `
from openai import OpenAI
from openinference.instrumentation import TracerProvider, using_attributes
from openinference.instrumentation.openai import OpenAIInstrumentor
from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.trace.export import BatchSpanProcessor

provider = TracerProvider()
provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
OpenAIInstrumentor().instrument(tracer_provider=provider)
tracer = provider.get_tracer("support-agent")
client = OpenAI()


@tracer.agent(name="support-agent")
def answer(question: str) -> str:
    # The id never changes, whatever the agent is called.
    trace.get_current_span().set_attributes({"agent.id": "support-agent", "agent.name": "Support Agent"})
    completion = client.chat.completions.create(
        model="gpt-5-mini",
        messages=[{"role": "user", "content": question}],
    )
    return completion.choices[0].message.content


with using_attributes(session_id="chat-1234", user_id="user-42"):
    print(answer("Where is order ABC-123?"))

provider.shutdown()  # sends what still waits
`;

const javascript = `
import { setSession, setUser, traceAgent } from "@arizeai/openinference-core";
import { OpenAIInstrumentation } from "@arizeai/openinference-instrumentation-openai";
import { context } from "@opentelemetry/api";
import { NodeSDK } from "@opentelemetry/sdk-node";
import OpenAI from "openai";

const sdk = new NodeSDK(); // reads the OTEL_ variables
sdk.start();
new OpenAIInstrumentation().manuallyInstrument(OpenAI);
const client = new OpenAI();

const answer = traceAgent(
  async (question) => {
    const completion = await client.chat.completions.create({
      model: "gpt-5-mini",
      messages: [{ role: "user", content: question }],
    });
    return completion.choices[0].message.content;
  },
  {
    name: "support-agent",
    // The id never changes, whatever the agent is called.
    attributes: { "agent.id": "support-agent", "agent.name": "Support Agent" },
  },
);

let active = setSession(context.active(), { sessionId: "chat-1234" });
active = setUser(active, { userId: "user-42" });
console.log(await context.with(active, () => answer("Where is order ABC-123?")));

await sdk.shutdown(); // sends what still waits
`;

export const openInference: Way = {
  id: "openinference",
  label: "OpenInference",
  about:
    "Instrumentations for most model SDKs and agent frameworks. The example is OpenAI’s; the others are wired the same.",
  recipes: [
    {
      id: "python",
      label: "Python",
      identity: "agent.id and agent.name on the agent’s span; session_id and user_id in using_attributes.",
      note: callsOpenAi,
      steps: (target) => [
        pipInstall(
          "openai",
          "openinference-instrumentation-openai",
          "opentelemetry-sdk",
          "opentelemetry-exporter-otlp-proto-http",
        ),
        otlpEnvironment(target),
        code("agent.py", python),
        run("python agent.py"),
      ],
    },
    {
      id: "js",
      label: "JavaScript",
      identity: "agent.id and agent.name in the attributes of traceAgent; setSession and setUser on the context.",
      note: callsOpenAi,
      steps: (target) => [
        install(
          "openai@6",
          "@arizeai/openinference-instrumentation-openai",
          "@arizeai/openinference-core",
          "@opentelemetry/api",
          "@opentelemetry/sdk-node",
        ),
        otlpEnvironment(target),
        code("agent.mjs", javascript),
        run("node agent.mjs"),
      ],
    },
  ],
};
