import { products } from "../catalogue";
import { call, type Script, use } from "../script";
import { money } from "../shop";
import { type Case, firstTurns, reply, type Scenario, withStatus } from "./case";
import { askBilling, askResearch, lookUp, refund } from "./steps";

/** A damaged item: photo, policy, the customer's choice, and a refund made by the billing agent. */
export const damagedItem: Scenario = (c) => {
  withStatus(c, "delivered");
  const { order, item, first, random } = c;
  const damage = products.find(({ sku }) => sku === item.sku)?.damage ?? "is broken";
  return firstTurns(random.int(2, 3), [
    {
      user: random.pick([
        `My ${item.name} ${damage}. Order ${order.id}.`,
        `Hello, the ${item.name} I got yesterday ${damage} 😞 What can we do about it? (${order.id})`,
        `Order ${order.id}: the ${item.name} ${damage}. Not what I expect for ${money(item.cents)}.`,
      ]),
      *script() {
        yield* lookUp(c);
        yield* askResearch(
          `What do we offer when an item arrives damaged?`,
          "item arrives damaged refund replacement photo",
        );
        return `I'm sorry about that, ${first}. Because the ${item.name} arrived damaged you can choose a full refund or a free replacement. Could you send one photo of the damage and one of the box?`;
      },
    },
    {
      user: random.pick([
        "Here are the photos: IMG_2041.jpg, IMG_2042.jpg. I'd like my money back please.",
        "Photos attached 📎 A refund would be best, I need something for the weekend.",
        "Sent both. I do not want another one, please refund me.",
      ]),
      *script() {
        const done = yield* refund(c, item.cents, "damaged on arrival");
        const made = order.refundedCents > 0;
        return made
          ? `Thank you for the photos. ${done} You don't have to send the ${item.name} back.`
          : `Thank you for the photos. I have to be honest: ${done} I will have a colleague from billing look at it today.`;
      },
    },
    {
      user: random.pick([
        "How long until I see it on my statement?",
        "Super, that was quick!",
        "And do I keep the item?",
      ]),
      script: reply(
        random.pick([
          `Banks usually show it within three to five working days, as a refund from Fernhill Goods over ${money(item.cents)}.`,
          "Happy that this is settled. If the bank has not booked it within a week, write here and I will chase it.",
        ]),
      ),
    },
  ]);
};

export const returnItem: Scenario = (c) => {
  withStatus(c, "delivered");
  const { order, item, first, random } = c;
  const reason = random.pick(["size", "changed mind", "not as described"]);
  return firstTurns(random.int(2, 3), [
    {
      user: random.pick([
        `I'd like to return the ${item.name} from ${order.id}. It is unused.`,
        `How do I send something back? It's the ${item.name}, order ${order.id}.`,
        `The ${item.name} is nice but not for me. Can I return it? ${order.id}`,
      ]),
      *script() {
        yield* lookUp(c);
        const rule = yield* askResearch(
          "How do returns work and how long do customers have?",
          "return unused item days label refund",
        );
        return `Of course, ${first}. ${rule} Shall I e-mail you the label, and may I ask what was wrong with it?`;
      },
    },
    {
      user: random.pick([
        "Yes please. Just doesn't suit me.",
        "Yes, send the label. It was smaller than I thought.",
        "Please do. Nothing wrong, I changed my mind.",
      ]),
      *script() {
        const [done] = yield use(call("create_return", { order_id: order.id, sku: item.sku, reason }));
        return done?.ok === true
          ? `Return ${done.return_id} is open and the label is on its way to ${done.label_sent_to}. It is valid for ${done.valid_days} days. We refund ${money(item.cents)} within five working days of receiving the parcel.`
          : `The warehouse system is not answering at the moment (${done?.error}). I have not been able to create the label; please try again in an hour, or I can hand this to a colleague.`;
      },
    },
    {
      user: "Do I get the original shipping cost refunded too?",
      script: reply(
        "Only when the whole order goes back. If you return one of several items, the delivery charge stays, but the return itself is free.",
      ),
    },
  ]);
};

export const doubleCharge: Scenario = (c) => {
  const { order, first, random } = c;
  order.reservedTwice = true;
  const total = money(order.totalCents);
  return firstTurns(random.int(1, 2), [
    {
      user: random.pick([
        `I was charged twice for ${order.id}!! ${total} two times on my card.`,
        `There are two payments of ${total} on my statement for order ${order.id}. Please explain.`,
        `Hi, you took ${total} twice. Order number ${order.id}.`,
      ]),
      *script() {
        yield* lookUp(c);
        const found = yield* askBilling(
          `Compare the charges on ${order.id}. Was it captured twice?`,
          compareCharges(c),
        );
        return `Thank you for telling us, ${first}. ${found} So no money has moved twice, although it looks that way in your banking app.`;
      },
    },
    {
      user: random.pick([
        "When will it disappear?",
        "Are you sure? It says pending.",
        "OK but if it does not vanish I want a refund.",
      ]),
      *script() {
        const rule = yield* askResearch(
          "What should a customer do about a pending second charge?",
          "charged twice pending authorisation bank",
        );
        return `It says pending because it is only reserved. ${rule}`;
      },
    },
  ]);
};

function* compareCharges({ order }: Case): Script {
  yield use(call("get_charges", { order_id: order.id }));
  return `Only one charge of ${money(order.totalCents)} was captured. The second is an authorisation that the bank releases by itself within seven days.`;
}

/** The payment gateway times out once; the billing agent tries again. */
export const gatewayTimeout: Scenario = (c) => {
  const [opening, choice] = damagedItem(c);
  if (!opening || !choice) return [];
  const timeouts = c.random.pick([1, 1, 1, 2]);
  return [
    opening,
    {
      ...choice,
      outcome: timeouts > 1 ? "partial" : "success",
      *script() {
        c.shop.outages.gateway = timeouts;
        return yield* choice.script();
      },
    },
  ];
};
