import { type Context, type Span, SpanKind, SpanStatusCode } from "@opentelemetry/api";
import type { Agent } from "./agents";
import { type Answer, type Message, type ToolCallPart, toolCallsOf, toolMessage } from "./messages";
import { searchPolicies } from "./retrieval";
import { type Run, type Seat, seatOf, type Task } from "./run";
import { schemaComplaint } from "./schema-check";
import type { Call } from "./script";
import { inSpan } from "./telemetry";
import { ServiceError, type Tool } from "./tools";

export interface ToolBench {
  run: Run;
  seat: Seat;
  parent: Context;
  runAgent(run: Run, seat: Seat, task: Task, parent: Context): string;
}

/** Runs the calls of one reply side by side: each starts when the first does, and the last to end sets the clock. */
export function runTools(bench: ToolBench, reply: Message, calls: Call[]): { answers: Answer[]; messages: Message[] } {
  const { clock } = bench.run;
  const start = clock.ms;
  let end = start;
  const answers: Answer[] = [];
  const messages: Message[] = [];
  toolCallsOf(reply).forEach((part, index) => {
    clock.ms = start;
    const answer = runTool(bench, part, calls[index]);
    answers.push(answer);
    messages.push(toolMessage(part.id, answer));
    end = Math.max(end, clock.ms);
  });
  clock.ms = end + bench.run.random.around(4);
  return { answers, messages };
}

function runTool({ run, seat, parent, runAgent }: ToolBench, part: ToolCallPart, call: Call | undefined): Answer {
  const tool = toolOf(seat.agent, part.name);
  const place = { tracer: seat.tracer, clock: run.clock, parent };
  return inSpan(place, seat.dialect.toolName(tool), SpanKind.INTERNAL, (span, inside) => {
    const answer = attempt(span, run, () => {
      if (call?.delegate) return { answer: askAgent(run, call.delegate, inside, runAgent) };
      if (tool.name === "search_policies") return searchPolicies(run, seat, part.arguments, inside);
      return answerOf(run, tool, part.arguments);
    });
    const error = answer instanceof ServiceError ? answer : undefined;
    const answered = answer instanceof ServiceError ? { error: answer.message } : answer;
    const { agent, dialect } = seat;
    span.setAttributes(
      dialect.tool({ agent, visit: run.visit, tool, id: part.id, args: part.arguments, answer: answered, error }),
    );
    if (!error && dialect.setsOk) span.setStatus({ code: SpanStatusCode.OK });
    if (error && dialect.setsError) span.setStatus({ code: SpanStatusCode.ERROR, message: error.message });
    return answered;
  });
}

function answerOf(run: Run, tool: Tool, args: Answer): Answer {
  run.clock.ms += run.random.around(tool.latency, 0.45);
  const complaint = schemaComplaint(tool.parameters, args);
  if (!complaint) return tool.run(args, run.shop);
  run.plant("invalid_tool_input");
  return { ok: false, error: complaint };
}

function askAgent(
  run: Run,
  delegate: NonNullable<Call["delegate"]>,
  inside: Context,
  runAgent: ToolBench["runAgent"],
): string {
  run.clock.ms += run.random.around(25);
  const { task: input, script } = delegate;
  return runAgent(run, seatOf(run, delegate.agent), { input, script, history: [] }, inside);
}

/** A service error ends the tool's span with an exception, and is handed back for the model to read. */
function attempt(span: Span, run: Run, work: () => Answer): Answer | ServiceError {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    run.plant("tool_exception");
    run.clock.ms += error.waited;
    const { name, message } = error;
    const stack = [`${name}: ${message}`, ...error.frames.map((frame) => `    at ${frame}`)].join("\n");
    span.recordException({ name, message, stack }, run.clock.ms);
    return error;
  }
}

function toolOf(agent: Agent, name: string): Tool {
  const tool = agent.tools.find((offered) => offered.name === name);
  if (!tool) throw new Error(`${agent.id} has no tool ${name}`);
  return tool;
}
