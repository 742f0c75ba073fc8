import { type Context, ROOT_CONTEXT } from "@opentelemetry/api";
import { runAgent } from "./agent-loop";
import type { Agent } from "./agents";
import { createCase, type Turn } from "./conversations/case";
import { writeEmail } from "./conversations/emails";
import { staffQuestions } from "./conversations/questions";
import { research } from "./conversations/steps";
import { checkPersonalData } from "./guardrail";
import type { Planned } from "./plan";
import { shuffle } from "./random";
import { type Run, seatOf, type Task } from "./run";
import { call, type Script, use } from "./script";

/** A session in progress: what its traces share, and how to start the next one. */
export interface Session extends Run {
  startTrace(turn: number): void;
}

export function runSession(session: Session, planned: Planned): void {
  if (planned.kind === "chat") runChat(session, planned.scenario(createCase(session.shop, session.random)));
  else if (planned.kind === "question") runQuestions(session);
  else runEmail(session);
}

/** Each turn of a chat is a trace of its own; the messages before it travel along. Returns the agent's replies. */
export function runChat(session: Session, turns: Turn[]): string[] {
  const history: Task["history"] = [];
  return turns.map((turn, index) => {
    const task = {
      input: turn.user,
      script: turn.script(),
      history,
      outcome: turn.outcome,
      stopReason: turn.stopReason,
    };
    const check = (inside: Context) => checkPersonalData(session, seatOf(session, "support-agent"), turn.user, inside);
    startTurn(session, index);
    if (turn.fault) session.plant(turn.fault);
    const answer = runRoot(session, "support-agent", task, check);
    session.clock.ms += session.random.around(40_000, 0.6);
    return answer;
  });
}

function runQuestions(session: Session): void {
  const history: Task["history"] = [];
  const questions = shuffle(staffQuestions, session.random).slice(0, session.random.int(1, 3));
  for (const [index, [question, query]] of questions.entries()) {
    startTurn(session, index);
    runRoot(session, "research-agent", { input: question, script: research(query), history });
    session.clock.ms += session.random.around(60_000, 0.5);
  }
}

function runEmail(session: Session): void {
  const { customer } = session.shop;
  const email = writeEmail(session.shop, session.random);
  const input = `From: ${customer.name} <${customer.email}>\nSubject: ${email.subject}\n\n${email.body}`;
  function* script(): Script {
    yield use(call("lookup_customer", { email: customer.email }));
    yield use(call("route_ticket", { queue: email.queue, priority: email.priority }));
    const { queue: category, priority, language, line: one_line } = email;
    return JSON.stringify({ category, priority, language, one_line, needs_reply: category !== "spam" });
  }
  startTurn(session, 0);
  runRoot(session, "triage-agent", { input, script: script(), history: [] });
}

/** The nightly job. On one night a carrier's feed is down. */
export function runNight(session: Session, feedDown: boolean): void {
  const { random, shop } = session;
  function* script(): Script {
    if (feedDown) shop.outages.carrier = 1;
    let changed = 0;
    for (const carrier of ["dhl", "ups", "gls", "postnl"]) {
      const [feed] = yield use(call("fetch_carrier_updates", { carrier }));
      if (feed?.error) continue;
      const updates = Array.from({ length: random.int(3, 7) }, () =>
        call("update_order", {
          order_id: `FH-${random.int(20_417, 21_600)}`,
          status: random.pick(["shipped", "delivered", "stalled"]),
        }),
      );
      changed += updates.length;
      yield use(...updates);
    }
    const skipped = feedDown ? " The feed of one carrier could not be read; its orders keep yesterday's status." : "";
    return `${changed} orders changed, ${random.int(20, 60)} already known, ${random.int(0, 4)} flagged as stalled.${skipped}`;
  }
  startTurn(session, 0);
  const input = "Reconcile last night's carrier updates with our orders.";
  runRoot(session, "order-sync", { input, script: script(), history: [], outcome: feedDown ? "partial" : "success" });
}

function startTurn(session: Session, index: number): void {
  session.startTrace(index);
  session.visit.metadata = { ...session.visit.metadata, turn: index + 1 };
}

function runRoot(session: Session, id: Agent["id"], task: Task, before?: (inside: Context) => void): string {
  return runAgent(session, seatOf(session, id), task, ROOT_CONTEXT, before);
}
