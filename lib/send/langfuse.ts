import { callsOpenAi, code, environment, install, pipInstall, run, type Target, type Way } from "./way";

const python = `
from langfuse import get_client, observe, propagate_attributes
from langfuse.openai import OpenAI

client = OpenAI()


@observe(name="support-agent", as_type="agent")  # the agent: never changes
def answer(question: str) -> str:
    completion = client.chat.completions.create(
        model="gpt-5-mini",
        messages=[{"role": "user", "content": question}],
    )
    return completion.choices[0].message.content


with propagate_attributes(session_id="chat-1234", user_id="user-42"):
    print(answer("Where is order ABC-123?"))

get_client().flush()  # sends what still waits
`;

const javascript = `
import { observeOpenAI } from "@langfuse/openai";
import { LangfuseSpanProcessor } from "@langfuse/otel";
import { propagateAttributes, startActiveObservation } from "@langfuse/tracing";
import { NodeSDK } from "@opentelemetry/sdk-node";
import OpenAI from "openai";

const sdk = new NodeSDK({ spanProcessors: [new LangfuseSpanProcessor()] });
sdk.start();
const client = observeOpenAI(new OpenAI());

await propagateAttributes({ sessionId: "chat-1234", userId: "user-42" }, () =>
  startActiveObservation(
    "support-agent", // the agent: never changes
    async (agent) => {
      const question = "Where is order ABC-123?";
      const completion = await client.chat.completions.create({
        model: "gpt-5-mini",
        messages: [{ role: "user", content: question }],
      });
      agent.update({ input: question, output: completion.choices[0].message.content });
    },
    { asType: "agent" },
  ),
);

await sdk.shutdown(); // sends what still waits
`;

function variables({ endpoint, key }: Target) {
  return environment({
    LANGFUSE_BASE_URL: endpoint,
    LANGFUSE_HOST: endpoint,
    LANGFUSE_SECRET_KEY: key,
    LANGFUSE_PUBLIC_KEY: "pharos",
    OTEL_SERVICE_NAME: "support-agent",
  });
}

const note = `Older versions read only LANGFUSE_HOST, newer ones LANGFUSE_BASE_URL: set both. The secret key is the Pharos key; the public one may be anything. ${callsOpenAi}`;

export const langfuse: Way = {
  id: "langfuse",
  label: "Langfuse SDK",
  about: "Instrumented with Langfuse already? Change its variables. Tracing comes here; prompts and scores do not.",
  recipes: [
    {
      id: "js",
      label: "JavaScript",
      identity: "The name of the observation of type agent is the agent; sessionId and userId in propagateAttributes.",
      note,
      steps: (target) => [
        install("@langfuse/tracing", "@langfuse/otel", "@langfuse/openai", "@opentelemetry/sdk-node", "openai"),
        variables(target),
        code("agent.mjs", javascript),
        run("node agent.mjs"),
      ],
    },
    {
      id: "python",
      label: "Python",
      identity: 'The name in @observe(as_type="agent") is the agent; session_id and user_id in propagate_attributes.',
      note,
      steps: (target) => [
        pipInstall("langfuse", "openai"),
        variables(target),
        code("agent.py", python),
        run("python agent.py"),
      ],
    },
  ],
};
