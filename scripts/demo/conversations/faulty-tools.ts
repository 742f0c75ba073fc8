import { call, type Script, use } from "../script";
import { carrierName, money } from "../shop";
import { type Case, firstTurns, reply, type Scenario, withLateOrder, withStatus } from "./case";
import { newAddresses } from "./delivery";
import { damagedItem } from "./refunds";
import { askBilling, lookUp, refunded, track } from "./steps";

/** A tool says no under status OK, and the customer is told that it worked. */
export const silentFailure: Scenario = (c) => {
  return c.random.pick([silentRefund, silentRefund, silentReturn, silentCancel])(c);
};

function silentRefund(c: Case) {
  const { order, item, random } = withStatus(c, "delivered");
  return [
    {
      user: random.pick([
        `The ${item.name} you sent me has clearly been used before. Please refund it, order ${order.id}.`,
        `${order.id}: half of what I ordered is missing. I want a refund for the ${item.name}.`,
        `You sent me the wrong ${item.name}. Refund please, I have already bought another one. Order ${order.id}`,
      ]),
      fault: "silent_failure" as const,
      *script(): Script {
        yield* lookUp(c);
        yield* askBilling(`Refund ${money(item.cents)} on ${order.id}: faulty item.`, refundInEuros(c));
        return `All done! Your refund of ${money(item.cents)} has been issued to the card ending ${order.card} and will arrive in three to five working days.`;
      },
    },
    { user: "Thank you, that was easy.", script: reply("You're welcome! Anything else I can help with?") },
  ];
}

function* refundInEuros(c: Case): Script {
  yield use(call("get_charges", { order_id: c.order.id }));
  const amount = (c.item.cents / 100).toFixed(2);
  yield use(call("issue_refund", { order_id: c.order.id, amount, reason: "faulty item" }));
  return `The refund of ${money(c.item.cents)} on ${c.order.id} has been submitted.`;
}

function silentReturn(c: Case) {
  const { order, item, customer } = withStatus(c, "delivered");
  c.shop.outages.warehouse = 1;
  return [
    {
      user: `I want to send the ${item.name} from ${order.id} back, it is the wrong colour. Can you mail me a label?`,
      fault: "silent_failure" as const,
      *script(): Script {
        yield* lookUp(c);
        yield use(call("create_return", { order_id: order.id, sku: item.sku, reason: "wrong colour" }));
        return `Your return is open and the label is on its way to ${customer.email}. Once the parcel is back we refund ${money(item.cents)}.`;
      },
    },
    {
      user: "No label so far, checked spam as well.",
      outcome: "partial" as const,
      script: reply("It can take a little while, please check again in an hour."),
    },
  ];
}

function silentCancel(c: Case) {
  const { order } = withStatus(c, "shipped");
  return [
    {
      user: `Stop ${order.id} please, I no longer need it.`,
      fault: "silent_failure" as const,
      *script(): Script {
        yield use(call("cancel_order", { order_id: order.id }));
        return `Your order ${order.id} is cancelled. The full refund of ${money(order.totalCents)} is on its way.`;
      },
    },
  ];
}

/** The billing agent issues the same refund twice, and both go through. */
export const duplicateRefund: Scenario = (c) => {
  const { order, item } = c;
  const [opening] = damagedItem(c);
  if (!opening) return [];
  return [
    opening,
    {
      user: c.random.pick([
        "Photos are in the mail. Refund please.",
        "Sent you both photos 📷 I'd like the money back.",
      ]),
      fault: "duplicate_tool_call",
      *script() {
        const done = yield* askBilling(
          `Refund ${money(item.cents)} on ${order.id}: damaged on arrival.`,
          refundTwice(c),
        );
        return `Thank you for the photos. ${done}`;
      },
    },
  ];
};

function* refundTwice({ order, item }: Case): Script {
  const issue = call("issue_refund", { order_id: order.id, amount: item.cents, reason: "damaged on arrival" });
  yield use(call("get_charges", { order_id: order.id }));
  yield use(issue);
  const [again] = yield { ...use(issue), thought: "I was asked to issue the refund. Issue it." };
  return refunded(again ?? {}, item.cents, order.card);
}

/** The first call breaks the tool's schema; the agent reads the complaint and gets it right. */
export const invalidInput: Scenario = (c) => {
  const { order, first, random } = withStatus(c, "processing");
  const [street, code, city] = random.pick(newAddresses);
  const byCarrier = random.chance(0.5);
  return [
    {
      user: byCarrier
        ? `Where is ${order.id} right now?`
        : `Please send ${order.id} to ${street}, ${code} ${city} instead.`,
      *script() {
        yield* lookUp(c);
        if (byCarrier) {
          yield use(call("track_shipment", { tracking: order.tracking, carrier: `${carrierName(order)} Express` }));
          yield* track(c);
          return `Hello ${first}, ${order.id} is packed and waits for ${carrierName(order)} to collect it.`;
        }
        yield use(call("change_address", { order_id: order.id, street: `${street}, ${code}`, city }));
        yield use(call("change_address", { order_id: order.id, street, postal_code: code, city }));
        return `Done, ${first}: ${order.id} now goes to ${street}, ${code} ${city}.`;
      },
    },
    { user: "Lovely, thanks.", script: reply("My pleasure!") },
  ].slice(0, random.int(1, 2));
};

/** The agent asks the carrier again and again, and is stopped after eight rounds. */
export const trackingLoop: Scenario = (c) => {
  const { order } = withLateOrder(c);
  return firstTurns(1, [
    {
      user: `It has been six days. Where exactly is ${order.id}? I need an answer today.`,
      fault: "loop",
      outcome: "failure",
      stopReason: "max_turns",
      *script() {
        yield* lookUp(c);
        for (let round = 0; round < 8; round++) yield* track(c);
        return "I'm still checking with the carrier. Please hold on.";
      },
    },
  ]);
};

/** The carrier's API is down once or twice; the agent says so if it stays down. */
export const carrierOutage: Scenario = (c) => {
  const { order, first, random } = withStatus(c, "shipped");
  const calls = random.pick([1, 1, 2]);
  return [
    {
      user: random.pick([`Status of ${order.id}?`, `Is ${order.id} out for delivery today?`]),
      outcome: calls > 1 ? "partial" : "success",
      *script() {
        c.shop.outages.carrier = calls;
        yield* lookUp(c);
        yield* track(c);
        const place = yield* track(c);
        return calls > 1
          ? `I can't reach ${carrierName(order)} at the moment, ${first}. The last date we have is ${order.due}. Please try again in an hour.`
          : `It took two attempts, ${first}: ${order.id} was last scanned at the ${place} and is expected on ${order.due}.`;
      },
    },
  ];
};

/** The model provider turns the agent away for a moment. */
export const rateLimited: Scenario = (c) => {
  const { order, first, random } = withStatus(c, "shipped");
  return [
    {
      user: `Hi, has ${order.id} been sent yet?`,
      *script() {
        yield* lookUp(c, random.int(1, 3));
        return `Yes, ${first}: ${order.id} left us with ${carrierName(order)} and is expected on ${order.due}.`;
      },
    },
  ];
};
