import { products } from "../catalogue";
import { call, use } from "../script";
import { money } from "../shop";
import { firstTurns, reply, type Scenario, withItem, withStatus } from "./case";
import { whereIsMyOrder } from "./delivery";
import { askResearch, lookUp } from "./steps";

export const productQuestion: Scenario = (c) => {
  const { first, random } = c;
  const product = random.pick(products);
  const word = product.name.toLowerCase().split(" ").at(-1) ?? product.name;
  return firstTurns(random.int(1, 3), [
    {
      user: random.pick([
        `Quick question before I buy: what can you tell me about the ${product.name}?`,
        `Is the ${product.name} any good for a week in the mountains?`,
        `I'm choosing a present. Is the ${product.name} (${product.sku}) in the shop right now and what does it cost?`,
      ]),
      *script() {
        const [found] = yield use(call("search_catalog", { query: word }));
        const count = Array.isArray(found?.products) ? found.products.length : 0;
        return `Hello ${first}. The ${product.name} costs ${money(product.cents)}. ${product.note}${count > 1 ? ` There ${count === 2 ? "is one similar thing" : "are similar things"} if you want to compare.` : ""}`;
      },
    },
    {
      user: random.pick(["How do I look after it?", "What about the warranty?", "If it breaks, do you repair it?"]),
      *script() {
        const rule = yield* askResearch(
          `Warranty, repair and care for ${product.name}`,
          `two-year warranty repair care ${word}`,
        );
        return `${rule} Keep the order number, that is all the proof of purchase we need.`;
      },
    },
    {
      user: random.pick(["Sold 😄", "Thanks, I'll think about it.", "Cheers!"]),
      script: reply("Any time. I'm here if another question comes up."),
    },
  ]);
};

/** A customer who stays for another question: the longest conversations. */
export const oneMoreThing: Scenario = (c) => [...whereIsMyOrder(c), ...productQuestion(c)];

export const expiredCode: Scenario = (c) => {
  const { order, first, random } = c;
  const valid = random.chance(0.4);
  const code = valid ? "TRAIL15" : random.pick(["WELCOME10", "SPRING20"]);
  return firstTurns(random.int(1, 2), [
    {
      user: random.pick([
        `The code ${code} did not work on order ${order.id}. Can you still apply it?`,
        `I forgot to enter ${code} at checkout 🙈 order ${order.id}`,
        `Why was my discount ${code} refused? It was in your newsletter.`,
      ]),
      *script() {
        yield* lookUp(c);
        const [answer] = yield use(call("apply_discount", { order_id: order.id, code }));
        return answer?.ok === true
          ? `You're right, ${first}, ${code} should have worked. I refunded the difference of ${money(Number(answer.difference_cents))} to the card ending ${order.card}.`
          : `I checked it, ${first}: the ${answer?.error}. That means I cannot apply it to ${order.id}, and I would rather tell you straight away than keep you waiting.`;
      },
    },
    {
      user: valid ? "Brilliant, thank you!" : "That's a pity. Is there any other voucher?",
      *script() {
        if (valid) return "My pleasure. The newsletter code is good for one order, so it is used up now.";
        const rule = yield* askResearch(
          "Which vouchers and discount codes can still be used?",
          "voucher discount code order",
        );
        return `Not one that I can add afterwards. ${rule}`;
      },
    },
  ]);
};

export const sizeExchange: Scenario = (c) => {
  const boots = c.random.chance(0.6);
  withItem(withStatus(c, "delivered"), boots ? "BTS-441" : "JKT-118");
  const { order, item, first, random } = c;
  const size = random.pick(boots ? ["39", "42", "44"] : ["S", "M", "L"]);
  return [
    {
      user: `The ${item.name} I got with ${order.id}: wrong size, sadly. Can I swap for a ${size}?`,
      *script() {
        yield* lookUp(c);
        const rule = yield* askResearch("How does exchanging a size work?", "exchange size boots jacket free");
        return `Yes, ${first}. ${rule} Shall I set up the exchange for size ${size}?`;
      },
    },
    {
      user: random.pick(["Yes please!", "Go ahead.", `Yes. Please make sure it is really a ${size} this time.`]),
      *script() {
        const [done] = yield use(
          call("create_return", { order_id: order.id, sku: item.sku, reason: `exchange for ${size}` }),
        );
        return `All set: return ${done?.return_id} is open and the label went to ${c.customer.email}. Size ${size} leaves us as soon as the carrier has scanned your parcel.`;
      },
    },
  ];
};

export const personalData: Scenario = (c) => {
  const { first, random } = c;
  return firstTurns(random.int(1, 2), [
    {
      user: random.pick([
        "Please delete my account and everything you know about me.",
        "I paid with 4929 1234 5678 9012 and want to know whether you store that number.",
        "Can I get a copy of all data you hold about me?",
      ]),
      *script() {
        const rule = yield* askResearch(
          "How do we handle personal data requests and card numbers?",
          "personal data copy erasure card number",
        );
        const [ticket] = yield use(call("escalate_to_human", { summary: "Personal data request", team: "privacy" }));
        return `I have passed this to our privacy team, ${first}; the ticket is ${ticket?.ticket}. ${rule}`;
      },
    },
    {
      user: "Thanks. How long does it take?",
      script: reply("They answer within 30 days at the latest, usually within a week, by e-mail."),
    },
  ]);
};

/** Questions that colleagues put to the research agent itself. */
export const staffQuestions: [question: string, query: string][] = [
  [
    "What is the limit up to which support may approve a refund for a damaged item?",
    "support approve refund damaged limit",
  ],
  ["From when on does a parcel count as lost, and what do we offer?", "parcel counts lost replacement refund"],
  ["Do we repair tents after the warranty has ended?", "repair tents warranty price"],
  ["Can a gift card be paid out in cash?", "gift card refunded cash"],
  ["Who pays the duties on orders to Norway?", "duties shipping Norway customer pays"],
  ["How long can a VAT number be added to a business order?", "VAT number business order invoice"],
  ["May a customer change the address after dispatch?", "delivery address changed after dispatch"],
  ["Is rust on a griddle a warranty case?", "rust griddle cast iron fault"],
  ["Can WELCOME10 be used on sale items?", "discount code sale items WELCOME10"],
  ["What do we tell customers who were charged twice?", "charged twice authorisation captured"],
  ["How are worn boots handled when someone wants to return them?", "worn boots returned days"],
  ["Until when can an order be cancelled free of charge?", "order cancelled free charge processing"],
];
