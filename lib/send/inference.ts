import { callsOpenAi, code, environment, install, run, type Way } from "./way";

const agent = `
import { agentSpan, setup } from "@inference/tracing";
import OpenAI from "openai";

// Before the first client: hand over the SDKs to trace.
const tracing = await setup({ modules: { openai: OpenAI } });
const client = new OpenAI();

await agentSpan(
  {
    agentId: "support-agent", // never changes, whatever the agent is called
    agentName: "Support Agent",
    sessionId: "chat-1234", // one conversation
    userId: "user-42",
  },
  async (span) => {
    const question = "Where is order ABC-123?";
    span.setInput(question);
    const answer = await client.chat.completions.create({
      model: "gpt-5-mini",
      messages: [{ role: "user", content: question }],
    });
    span.setOutput(answer.choices[0].message.content);
  },
);

await tracing.shutdown(); // sends what still waits
`;

export const inference: Way = {
  id: "inference",
  label: "@inference/tracing",
  about: "OpenAI, Anthropic, LangChain, OpenAI Agents, Claude Agent SDK and more, in TypeScript.",
  recipes: [
    {
      id: "js",
      label: "JavaScript",
      identity: "All three in the options of agentSpan: agentId and agentName, sessionId, userId.",
      note: callsOpenAi,
      steps: ({ endpoint, key }) => [
        install("@inference/tracing", "openai"),
        environment({
          INFERENCE_OTLP_ENDPOINT: endpoint,
          INFERENCE_API_KEY: key,
          INFERENCE_SERVICE_NAME: "support-agent",
        }),
        code("agent.mjs", agent),
        run("node agent.mjs"),
      ],
    },
  ],
};
