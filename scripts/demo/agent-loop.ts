import { type Context, SpanKind, SpanStatusCode } from "@opentelemetry/api";
import { askModel } from "./ask-model";
import type { AgentRun } from "./dialects/dialect";
import { userMessage } from "./messages";
import type { ModelCall } from "./model";
import type { Run, Seat, Task } from "./run";
import type { Move } from "./script";
import { inSpan } from "./telemetry";
import { runTools } from "./tool-runner";

/** Runs one agent to its reply. Asks the model, runs the tools it wants, and asks again. */
export function runAgent(
  run: Run,
  seat: Seat,
  task: Task,
  parent: Context,
  before?: (inside: Context) => void,
): string {
  const { dialect, agent, tracer } = seat;
  const place = { tracer, clock: run.clock, parent };
  return inSpan(place, dialect.agentName(agent), SpanKind.INTERNAL, (span, inside) => {
    before?.(inside);
    const operation = dialect.operation;
    const done = operation
      ? inSpan({ ...place, parent: inside }, operation.name(agent), SpanKind.INTERNAL, (outer, within) => {
          const result = converse(run, seat, task, within);
          outer.setAttributes(operation.attributes(result));
          return result;
        })
      : converse(run, seat, task, inside);
    span.setAttributes(dialect.agent(done));
    if (done.outcome === "failure") span.setStatus({ code: SpanStatusCode.ERROR, message: done.stopReason });
    else if (dialect.setsOk) span.setStatus({ code: SpanStatusCode.OK });
    return done.answer;
  });
}

function converse(run: Run, seat: Seat, task: Task, parent: Context): AgentRun {
  const { history, script } = task;
  history.push(userMessage(task.input));
  const calls: ModelCall[] = [];
  let toolCalls = 0;
  for (let step = script.next(); ; ) {
    const move: Move = step.done ? { calls: [], say: step.value } : step.value;
    const call = askModel(run, seat, history, move, parent);
    calls.push(call);
    history.push(call.reply);
    if (step.done) return finish(run, seat, task, step.value, calls, toolCalls);
    toolCalls += move.calls.length;
    const answered = runTools({ run, seat, parent, runAgent }, call.reply, move.calls);
    history.push(...answered.messages);
    step = script.next(answered.answers);
  }
}

function finish(run: Run, seat: Seat, task: Task, answer: string, calls: ModelCall[], toolCalls: number): AgentRun {
  const { agent, version } = seat;
  const { input, history, outcome = "success", stopReason = "completed" } = task;
  return { agent, version, visit: run.visit, input, answer, outcome, stopReason, history, calls, toolCalls };
}
