import { shellWord, type Target, type Way } from "./way";

export const curl: Way = {
  id: "curl",
  label: "curl",
  about: "A trace with nothing installed: to see that the way is open.",
  recipes: [
    {
      id: "sh",
      label: "Shell",
      identity: "Attributes of the agent’s span: gen_ai.agent.id and gen_ai.agent.name, session.id, user.id.",
      steps: (target) => [{ title: "Send a trace", code: sendTrace(target) }],
    },
  ],
};

/** An empty export: its answer tells whether the address and the key are right, and nothing is kept. */
export function tryKey({ endpoint, key }: Target) {
  return `curl -i ${shellWord(`${endpoint}/v1/traces`)} -H ${bearer(key)} -H "Content-Type: application/json" -d '{}'`;
}

function sendTrace({ endpoint, key }: Target) {
  return `
TRACE=$(openssl rand -hex 16) AGENT=$(openssl rand -hex 8) CALL=$(openssl rand -hex 8)
END=$(date +%s) START=$(($(date +%s) - 2))
QUESTION='[{\\"role\\": \\"user\\", \\"parts\\": [{\\"type\\": \\"text\\", \\"content\\": \\"Where is order ABC-123?\\"}]}]'
ANSWER='[{\\"role\\": \\"assistant\\", \\"parts\\": [{\\"type\\": \\"text\\", \\"content\\": \\"It ships tomorrow.\\"}]}]'
curl ${shellWord(`${endpoint}/v1/traces`)} -H ${bearer(key)} -H "Content-Type: application/json" -d @- <<EOF
{"resourceSpans": [{
  "resource": {"attributes": [{"key": "service.name", "value": {"stringValue": "support-agent"}}]},
  "scopeSpans": [{"spans": [
    {
      "traceId": "$TRACE", "spanId": "$AGENT", "name": "invoke_agent Support Agent", "kind": 1,
      "startTimeUnixNano": "\${START}000000000", "endTimeUnixNano": "\${END}000000000",
      "attributes": [
        {"key": "gen_ai.operation.name", "value": {"stringValue": "invoke_agent"}},
        {"key": "gen_ai.agent.id", "value": {"stringValue": "support-agent"}},
        {"key": "gen_ai.agent.name", "value": {"stringValue": "Support Agent"}},
        {"key": "session.id", "value": {"stringValue": "chat-1234"}},
        {"key": "user.id", "value": {"stringValue": "user-42"}},
        {"key": "gen_ai.input.messages", "value": {"stringValue": "$QUESTION"}},
        {"key": "gen_ai.output.messages", "value": {"stringValue": "$ANSWER"}}
      ]
    },
    {
      "traceId": "$TRACE", "spanId": "$CALL", "parentSpanId": "$AGENT", "name": "chat gpt-5-mini", "kind": 3,
      "startTimeUnixNano": "\${START}000000000", "endTimeUnixNano": "\${END}000000000",
      "attributes": [
        {"key": "gen_ai.operation.name", "value": {"stringValue": "chat"}},
        {"key": "gen_ai.provider.name", "value": {"stringValue": "openai"}},
        {"key": "gen_ai.request.model", "value": {"stringValue": "gpt-5-mini"}},
        {"key": "gen_ai.usage.input_tokens", "value": {"intValue": "57"}},
        {"key": "gen_ai.usage.output_tokens", "value": {"intValue": "17"}},
        {"key": "gen_ai.input.messages", "value": {"stringValue": "$QUESTION"}},
        {"key": "gen_ai.output.messages", "value": {"stringValue": "$ANSWER"}}
      ]
    }
  ]}]
}]}
EOF`.trim();
}

function bearer(key: string) {
  return shellWord(`Authorization: Bearer ${key}`);
}
