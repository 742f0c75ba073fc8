import { callsOpenAi, code, environment, install, pipInstall, run, type Target, type Way } from "./way";

const python = `
from openai import OpenAI
from traceloop.sdk import Traceloop
from traceloop.sdk.decorators import agent

Traceloop.init(app_name="support-agent")
client = OpenAI()


@agent(name="support-agent")  # the agent: never changes
def answer(question: str) -> str:
    completion = client.chat.completions.create(
        model="gpt-5-mini",
        messages=[{"role": "user", "content": question}],
    )
    return completion.choices[0].message.content


Traceloop.set_association_properties({"session_id": "chat-1234", "user_id": "user-42"})
print(answer("Where is order ABC-123?"))  # what still waits is sent when the process ends
`;

const javascript = `
import * as traceloop from "@traceloop/node-server-sdk";
import OpenAI from "openai";

traceloop.initialize({ appName: "support-agent", instrumentModules: { openAI: OpenAI } });
const client = new OpenAI();

const answer = await traceloop.withAgent(
  {
    name: "support-agent", // the agent: never changes
    associationProperties: { session_id: "chat-1234", user_id: "user-42" },
  },
  async (question) => {
    const completion = await client.chat.completions.create({
      model: "gpt-5-mini",
      messages: [{ role: "user", content: question }],
    });
    return completion.choices[0].message.content;
  },
  "Where is order ABC-123?",
);
console.log(answer);

await traceloop.forceFlush(); // sends what still waits
`;

function variables({ endpoint, key }: Target) {
  return environment({
    TRACELOOP_BASE_URL: endpoint,
    TRACELOOP_API_KEY: key,
    TRACELOOP_SYNC_ENABLED: "false",
    TRACELOOP_TELEMETRY: "false",
  });
}

export const openLlmetry: Way = {
  id: "openllmetry",
  label: "OpenLLMetry",
  about: "Traceloop’s SDK, which instruments the model and vector database clients that it finds.",
  recipes: [
    {
      id: "python",
      label: "Python",
      identity: "The name in @agent is the agent; session_id and user_id in set_association_properties.",
      note: callsOpenAi,
      steps: (target) => [
        pipInstall("traceloop-sdk", "openai"),
        variables(target),
        code("agent.py", python),
        run("python agent.py"),
      ],
    },
    {
      id: "js",
      label: "JavaScript",
      identity: "The name in withAgent is the agent; session_id and user_id in its associationProperties.",
      note: callsOpenAi,
      steps: (target) => [
        install("@traceloop/node-server-sdk", "openai"),
        variables(target),
        code("agent.mjs", javascript),
        run("node agent.mjs"),
      ],
    },
  ],
};
