import type { Random } from "../random";
import { carrierName, type Shop } from "../shop";

export interface Email {
  subject: string;
  body: string;
  queue: "delivery" | "return" | "billing" | "product" | "account" | "press" | "spam";
  priority: "low" | "normal" | "high" | "urgent";
  language: string;
  line: string;
}

type Draft = (shop: Shop) => Email;

const drafts: Draft[] = [
  ({ order }) =>
    mail(
      "Parcel not here",
      `Dear team,\n\nmy order ${order.id} was due last week and the tracking page shows nothing new. Could you ask ${carrierName(order)}?\n\nKind regards`,
      "delivery",
      "normal",
      "Order is late, asks for a carrier trace.",
    ),
  ({ order }) =>
    mail(
      `Re: ${order.id}`,
      `Hi,\n\nI sent the parcel back on Monday and still wait for the refund. When can I expect it?\n\nBest`,
      "return",
      "normal",
      "Waits for the refund of a returned parcel.",
    ),
  ({ order }) =>
    mail(
      "WRONG AMOUNT",
      `You charged me ${order.totalCents / 100} euros twice and nobody answers in the chat. If this is not solved by Friday I go to my lawyer.`,
      "billing",
      "urgent",
      "Charged twice, threatens legal action.",
    ),
  () =>
    mail(
      "Volume prices",
      "Hello, we are a climbing club and would like 24 headlamps. Is there a price for clubs, and can we pay on invoice?",
      "product",
      "normal",
      "Club asks for a volume price on 24 headlamps.",
    ),
  () =>
    mail(
      "Close my account",
      "Please close my account and remove my address from the newsletter. Thank you.",
      "account",
      "low",
      "Wants the account closed.",
    ),
  () =>
    mail(
      "Interview request",
      "I write for a magazine on repairable design and would love to talk to whoever runs your repair workshop.",
      "press",
      "low",
      "Journalist asks about the repair workshop.",
    ),
  () =>
    mail(
      "You have been selected!!!",
      "Boost your ranking with 5000 backlinks today. Reply YES for your free audit.",
      "spam",
      "low",
      "Unsolicited search engine offer.",
    ),
  ({ order }) =>
    mail(
      "Missing invoice",
      `Good morning,\n\naccounting needs the invoice for ${order.id} with our VAT number on it. Could you send it as PDF?\n\nThanks`,
      "billing",
      "normal",
      "Needs an invoice with a VAT number.",
    ),
  () =>
    mail(
      "Smell of gas",
      "The stove I bought leaks: there is a clear smell of gas at the valve even when it is closed. I have put it outside. What should I do?",
      "product",
      "urgent",
      "Safety: stove leaks gas at the valve.",
    ),
  ({ order }) =>
    mail(
      "Adresse ändern",
      `Guten Tag,\n\nbitte liefern Sie ${order.id} an meine Arbeitsadresse, zu Hause ist niemand.\n\nFreundliche Grüße`,
      "delivery",
      "high",
      "Wants the delivery address changed before dispatch.",
      "de",
    ),
  ({ order }) =>
    mail(
      "Devolución",
      `Buenos días, quiero devolver el pedido ${order.id} porque la talla no es correcta. ¿Me mandan la etiqueta?`,
      "return",
      "normal",
      "Return because of the size, asks for a label.",
      "es",
    ),
  ({ order }) =>
    mail(
      "返品について",
      `${order.id} を返品したいのですが、手順を教えてください。`,
      "return",
      "normal",
      "Asks how to return an order.",
      "ja",
    ),
  ({ order }) =>
    mail(
      "Zip broken after three weeks",
      `The zip of the jacket from ${order.id} came apart on its second day out. I'd rather have it repaired than a refund.`,
      "return",
      "high",
      "Broken zip, asks for a repair.",
    ),
  () =>
    mail(
      "Newsletter",
      "I unsubscribed twice and still get it. Please take me off for good.",
      "account",
      "normal",
      "Cannot unsubscribe from the newsletter.",
    ),
  () =>
    mail(
      "Compliment",
      "Just wanted to say that the blanket is wonderful and the note in the parcel made my day 😊",
      "product",
      "low",
      "Thanks us, no reply needed.",
    ),
  () =>
    mail(
      "Rechnung fehlt",
      "Guten Tag,\n\nfür die Steuer brauche ich noch die Rechnung vom letzten Monat. Können Sie sie mir als PDF schicken?\n\nDanke und Grüße",
      "billing",
      "normal",
      "Needs last month's invoice as PDF.",
      "de",
    ),
  ({ order }) =>
    mail(
      "استفسار عن الشحن",
      `مرحبا، متى يصل الطلب ${order.id}؟ أحتاجه قبل نهاية الأسبوع.`,
      "delivery",
      "normal",
      "Asks when the order arrives.",
      "ar",
    ),
];

function mail(
  subject: string,
  body: string,
  queue: Email["queue"],
  priority: Email["priority"],
  line: string,
  language = "en",
): Email {
  return { subject, body, queue, priority, line, language };
}

/** An e-mail in the customer's language. */
export function writeEmail(shop: Shop, random: Random): Email {
  const emails = drafts.map((draft) => draft(shop));
  return random.pick(emails.filter(({ language }) => language === shop.customer.language));
}
