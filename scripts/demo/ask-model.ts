import { type Context, type Span, SpanKind, SpanStatusCode } from "@opentelemetry/api";
import { overgrownRelease } from "./agents";
import type { Message, Part } from "./messages";
import { type ModelCall, measureCall } from "./model";
import type { Run, Seat } from "./run";
import type { Move } from "./script";
import { inSpan } from "./telemetry";

export function askModel(run: Run, seat: Seat, history: Message[], move: Move, parent: Context): ModelCall {
  for (let attempt = 1; attempt <= (move.rateLimited ?? 0); attempt++) refuseCall(run, seat, history, attempt, parent);
  if (seat.version === overgrownRelease) run.plant("cost_regression");
  const system = seat.agent.prompt(seat.version, run.clock.ms);
  const reply = replyOf(run, move);
  const finish = move.calls.length > 0 ? "tool_calls" : "stop";
  const call = measureCall({ agent: seat.agent, system, history: [...history], reply, finish }, run.cache, run.random);
  modelSpan(run, seat, parent, (span) => {
    span.setAttributes(seat.dialect.model(call, run.visit));
    run.clock.ms += call.totalMs;
  });
  run.clock.ms += run.random.around(6);
  return call;
}

/** A call that the provider turned away: it has a request, an error, and no reply, tokens or cost. */
function refuseCall(run: Run, seat: Seat, history: Message[], attempt: number, parent: Context): void {
  run.plant("rate_limited");
  modelSpan(run, seat, parent, (span) => {
    const message = `429 Rate limit reached for ${seat.agent.model}: 30,000 tokens per minute. Try again in ${attempt * 2}s.`;
    span.setAttributes({
      "gen_ai.operation.name": "chat",
      "gen_ai.provider.name": seat.agent.provider,
      "gen_ai.request.model": seat.agent.model,
      "gen_ai.input.messages": JSON.stringify(history),
      "http.response.status_code": 429,
      "error.type": "RateLimitError",
      "session.id": run.visit.sessionId,
    });
    run.clock.ms += run.random.around(140);
    span.recordException({ name: "RateLimitError", message }, run.clock.ms);
    span.setStatus({ code: SpanStatusCode.ERROR, message });
  });
  run.clock.ms += attempt * 2000;
}

function modelSpan(run: Run, seat: Seat, parent: Context, body: (span: Span) => void): void {
  const place = { tracer: seat.tracer, clock: run.clock, parent };
  inSpan(place, seat.dialect.modelName(seat.agent), SpanKind.CLIENT, body);
}

function replyOf(run: Run, move: Move): Message {
  const parts: Part[] = [];
  if (move.thought) parts.push({ type: "reasoning", content: move.thought });
  if (move.say) parts.push({ type: "text", content: move.say });
  for (const { tool, args } of move.calls) {
    parts.push({ type: "tool_call", id: `call_${run.random.hex(20)}`, name: tool, arguments: args });
  }
  return { role: "assistant", parts };
}
