import { callsOpenAi, code, install, otlpEnvironment, run, type Way } from "./way";

const node = `
import { openai } from "@ai-sdk/openai";
import { NodeSDK } from "@opentelemetry/sdk-node";
import { generateText } from "ai";

const sdk = new NodeSDK(); // reads the OTEL_ variables
sdk.start();

const { text } = await generateText({
  model: openai("gpt-5-mini"),
  prompt: "Where is order ABC-123?",
  experimental_telemetry: {
    isEnabled: true,
    functionId: "support-agent", // the agent: never changes
    metadata: { sessionId: "chat-1234", userId: "user-42" },
  },
});
console.log(text);

await sdk.shutdown(); // sends what still waits
`;

const instrumentation = `
import { registerOTel } from "@vercel/otel";

export function register() {
  registerOTel({ serviceName: "support-agent" }); // reads the OTEL_ variables
}
`;

const route = `
import { openai } from "@ai-sdk/openai";
import { convertToModelMessages, streamText } from "ai";

export async function POST(request: Request) {
  const { id, messages } = await request.json();
  const result = streamText({
    model: openai("gpt-5-mini"),
    messages: await convertToModelMessages(messages),
    experimental_telemetry: {
      isEnabled: true,
      functionId: "support-agent", // the agent: never changes
      metadata: { sessionId: id, userId: "user-42" },
    },
  });
  return result.toUIMessageStreamResponse();
}
`;

const ask = `curl -N http://localhost:3001/api/chat -H "Content-Type: application/json" -d '{
  "id": "chat-1234",
  "messages": [{ "id": "1", "role": "user", "parts": [{ "type": "text", "text": "Where is order ABC-123?" }] }]
}'`;

const identity = "In experimental_telemetry: functionId names the agent; metadata has sessionId and userId.";
const note = `For AI SDK 5 and 6 (5: ai@5 with @ai-sdk/openai@2); 7 sends through @ai-sdk/otel. ${callsOpenAi}`;

export const aiSdk: Way = {
  id: "ai-sdk",
  label: "AI SDK",
  about: "The AI SDK makes its own spans; any OTLP exporter sends them.",
  recipes: [
    {
      id: "node",
      label: "Node.js",
      identity,
      note,
      steps: (target) => [
        install("ai@6", "@ai-sdk/openai@3", "@opentelemetry/sdk-node"),
        otlpEnvironment(target),
        code("agent.mjs", node),
        run("node agent.mjs"),
      ],
    },
    {
      id: "next",
      label: "Next.js",
      identity,
      note,
      steps: (target) => [
        install("ai@6", "@ai-sdk/openai@3", "@vercel/otel", "@opentelemetry/api"),
        otlpEnvironment(target),
        code("instrumentation.ts", instrumentation),
        code("app/api/chat/route.ts", route),
        run("npx next dev --port 3001"),
        { title: "Ask, in another terminal", code: ask },
      ],
    },
  ],
};
