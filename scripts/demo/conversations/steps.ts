import type { Answer } from "../messages";
import { relevantSentences } from "../policies";
import { call, type Script, use } from "../script";
import { money } from "../shop";
import type { Case } from "./case";

export function* lookUp(c: Case, rateLimited = 0): Script {
  yield { ...use(call("lookup_order", { order_id: c.order.id })), rateLimited };
  return "";
}

export function* track(c: Case): Script {
  const [answer] = yield use(call("track_shipment", { tracking: c.order.tracking, carrier: c.order.carrier }));
  return String(answer?.error ?? answer?.last_seen ?? "");
}

/** Asks the research agent and returns what it found. */
export function* askResearch(question: string, query = question): Script {
  const script = research(query);
  const [answer] = yield use({
    ...call("ask_research_agent", { task: question }),
    delegate: { agent: "research-agent", task: question, script },
  });
  return String(answer?.answer ?? "");
}

/** The research agent's own work: search, then answer from what the search gave. */
export function* research(query: string): Script {
  const [found] = yield use(call("search_policies", { query }));
  const best = documentsOf(found)[0];
  if (!best)
    return `The help centre does not cover this. I searched for “${query}” and found no passage that answers it.`;
  return `According to “${best.title}”: ${relevantSentences(best.text, query)}`;
}

function documentsOf(answer: Answer | undefined): { title: string; text: string }[] {
  const documents = Array.isArray(answer?.documents) ? answer.documents : [];
  return documents.map(({ title, text }) => ({ title: String(title), text: String(text) }));
}

/** Asks the billing agent; its script decides what it does there. */
export function* askBilling(task: string, script: Script): Script {
  const [answer] = yield use({
    ...call("ask_billing_agent", { task }),
    delegate: { agent: "billing-agent", task, script },
  });
  return String(answer?.answer ?? "");
}

export function* refund(c: Case, cents: number, reason: string): Script {
  const task = `Refund ${money(cents)} on order ${c.order.id}. Reason: ${reason}.`;
  return yield* askBilling(task, refundInBilling(c, cents, reason));
}

function* refundInBilling(c: Case, cents: number, reason: string): Script {
  const { id: order_id, card } = c.order;
  yield {
    ...use(call("get_charges", { order_id }), call("check_refund_eligibility", { order_id, amount: cents })),
    thought: `The order was paid by card ending ${card}. ${money(cents)} is ${cents} cents; check that it is within the limit first.`,
  };
  const issue = call("issue_refund", { order_id, amount: cents, reason });
  const [first] = yield use(issue);
  if (first?.ok === true) return refunded(first, cents, card);
  const [second] = yield {
    ...use(issue),
    thought: "The gateway timed out. The charges show nothing refunded yet, so one more attempt is safe.",
  };
  if (second?.ok === true)
    return `${refunded(second, cents, card)} The first attempt timed out; the second went through.`;
  return `The refund of ${money(cents)} could not be made: ${second?.error}. Nothing has been paid out.`;
}

export function refunded(answer: Answer, cents: number, card: string): string {
  return `Refund ${answer.refund_id} of ${money(cents)} was made to the card ending ${card}. It arrives in 3–5 working days.`;
}
