import { call, use } from "../script";
import { carrierName } from "../shop";
import { firstTurns, reply, type Scenario, withStatus } from "./case";
import { askResearch, lookUp, track } from "./steps";

export const whereIsMyOrder: Scenario = (c) => {
  withStatus(c, c.random.pick(["shipped", "shipped", "processing"]));
  const { order, item, first, random } = c;
  const open = random.pick([
    `Hi, where is order ${order.id}? I ordered it on ${order.placed} and heard nothing since.`,
    `Any news on my ${item.name}? The order number is ${order.id}.`,
    `hello, tracking for ${order.id} has not moved for two days. is that normal?`,
    `Could you check when ${order.id} will get here? I am away from Friday.`,
    `My parcel was supposed to be here by now. ${order.id}, ${item.name} 📦`,
  ]);
  return firstTurns(random.int(1, 3), [
    {
      user: open,
      *script() {
        yield* lookUp(c);
        const place = yield* track(c);
        const moving = order.status === "shipped";
        return moving
          ? `Hello ${first}, your order ${order.id} is with ${carrierName(order)} and was last scanned at the ${place}. The carrier expects to deliver it on ${order.due}. If nothing has moved by then, write here again and I will open a trace.`
          : `Hello ${first}, ${order.id} is still being packed, so the carrier does not have it yet. It should leave us tomorrow; the tracking number ${order.tracking} starts working once it has been scanned.`;
      },
    },
    {
      user: random.pick([
        "And if it does not turn up by then?",
        "OK. What happens if it gets lost, do I get a refund?",
        "Thanks. Is there anything you do for late parcels?",
      ]),
      *script() {
        const rule = yield* askResearch(
          "What do we offer for late and lost parcels?",
          "late lost parcel refund replacement",
        );
        return `Good question. ${rule} So you would not be left without your ${item.name}: either a replacement or a refund, whichever you prefer.`;
      },
    },
    {
      user: random.pick([
        "Great, thank you!",
        "ok thx 🙏",
        "Perfect, I will wait then. Thanks for checking.",
        "That helps, thank you.",
      ]),
      script: reply(
        random.pick([
          `You're welcome, ${first}. Enjoy the ${item.name} when it arrives.`,
          "Glad I could help. Have a good day!",
          `Any time. The tracking link for ${order.tracking} is also in your account under Orders.`,
        ]),
      ),
    },
  ]);
};

export const newAddresses = [
  ["Orchard Close 9", "LS6 2AB", "Leeds"],
  ["Quayside 14, flat 3", "BS1 4QT", "Bristol"],
  ["Beech Avenue 27", "D02 X285", "Dublin"],
  ["Oude Gracht 112", "3511 LX", "Utrecht"],
] as const;

export const changeAddress: Scenario = (c) => {
  const early = c.random.chance(0.7);
  withStatus(c, early ? "processing" : "shipped");
  const { order, first, random, customer } = c;
  const [street, code, city] = random.pick(newAddresses);
  return [
    {
      user: random.pick([
        `I just moved! Can you send ${order.id} to a different address?`,
        `I put my old address on order ${order.id}. Is it too late to change it?`,
        `Hi, wrong delivery address on ${order.id}, can we fix that quickly`,
      ]),
      *script() {
        yield* lookUp(c);
        return early
          ? `That is still possible, ${first}: ${order.id} has not left the warehouse. Please send me the street, the postal code and the city, and confirm the e-mail address on your account.`
          : `I'm sorry ${first}, ${order.id} has already left our warehouse, so I can no longer change it here. You can redirect it on the ${carrierName(order)} page with tracking number ${order.tracking}.`;
      },
    },
    {
      user: early
        ? `${street}, ${code} ${city}. My e-mail is ${customer.email}`
        : "Oh no. Okay, I'll try the carrier page.",
      *script() {
        if (!early)
          return "Do that today if you can: most carriers accept a redirection until the evening before delivery.";
        const [done] = yield use(call("change_address", { order_id: order.id, street, postal_code: code, city }));
        return done?.ok === true
          ? `Done. ${order.id} now goes to ${done.address}. You will get a new confirmation by e-mail in a few minutes.`
          : `The system did not accept the change: ${done?.error}. I'd rather say so than promise something that is not true.`;
      },
    },
  ];
};

export const cancelOrder: Scenario = (c) => {
  const early = c.random.chance(0.65);
  withStatus(c, early ? "processing" : "shipped");
  const { order, first, item, random } = c;
  return firstTurns(random.int(1, 2), [
    {
      user: random.pick([
        `Please cancel ${order.id}, I ordered the ${item.name} twice by mistake.`,
        `I need to cancel my order ${order.id} from ${order.placed}.`,
        `can i still cancel? order ${order.id}. found it cheaper elsewhere, sorry 😅`,
      ]),
      *script() {
        yield* lookUp(c);
        const [done] = yield use(call("cancel_order", { order_id: order.id }));
        return done?.ok === true
          ? `No problem, ${first}. ${order.id} is cancelled and the full amount goes back to the card ending ${order.card} today. Your bank may take three to five working days to show the refund.`
          : `I tried, ${first}, but ${order.id} has already been packed and cannot be stopped. You can refuse the parcel at the door or send it back within 30 days; either way you get your money back.`;
      },
    },
    {
      user: early ? "Will the refund include the delivery fee?" : "Fine. How do I refuse it, just tell the driver?",
      *script() {
        if (!early)
          return "Exactly: tell the driver that you do not accept it. It travels back to us and the refund starts when we scan it, usually within a week.";
        const rule = yield* askResearch(
          "Does cancelling an order refund the delivery charge?",
          "cancelling order refund delivery charge",
        );
        return `Yes. As the order never left us, everything you paid is returned, delivery included. ${rule}`;
      },
    },
  ]);
};
