import type { Scenario } from "./conversations/case";
import { cancelOrder, changeAddress, whereIsMyOrder } from "./conversations/delivery";
import {
  carrierOutage,
  duplicateRefund,
  invalidInput,
  rateLimited,
  silentFailure,
  trackingLoop,
} from "./conversations/faulty-tools";
import { emptyRetrieval, frustrated, jailbreak, refusal } from "./conversations/hard-customers";
import { arabic, german, japanese, spanish } from "./conversations/languages";
import { expiredCode, oneMoreThing, personalData, productQuestion, sizeExchange } from "./conversations/questions";
import { damagedItem, doubleCharge, gatewayTimeout, returnItem } from "./conversations/refunds";
import type { Customer } from "./customers";
import { type Random, shuffle } from "./random";

export type Planned =
  | { kind: "chat"; scenario: Scenario; topic: string; language: Customer["language"] }
  | { kind: "question" }
  | { kind: "email" };

type Row = [scenario: Scenario, topic: string, perFortnight: number, language?: Customer["language"]];

/** What two weeks of chats are about, and how often. */
const chats: Row[] = [
  [whereIsMyOrder, "delivery", 36],
  [changeAddress, "delivery", 15],
  [cancelOrder, "order", 16],
  [damagedItem, "refund", 34],
  [returnItem, "return", 26],
  [doubleCharge, "billing", 14],
  [productQuestion, "product", 22],
  [expiredCode, "billing", 12],
  [sizeExchange, "return", 12],
  [oneMoreThing, "delivery", 12],
  [personalData, "privacy", 7],
  [german, "delivery", 9, "de"],
  [spanish, "refund", 7, "es"],
  [japanese, "delivery", 5, "ja"],
  [arabic, "order", 5, "ar"],
  [silentFailure, "refund", 10],
  [duplicateRefund, "refund", 8],
  [invalidInput, "delivery", 8],
  [trackingLoop, "delivery", 4],
  [carrierOutage, "delivery", 9],
  [gatewayTimeout, "refund", 9],
  [rateLimited, "delivery", 8],
  [frustrated, "delivery", 14],
  [jailbreak, "abuse", 9],
  [refusal, "product", 12],
  [emptyRetrieval, "product", 8],
];

const questionsPerFortnight = 42;
const emailsPerFortnight = 95;

/** Every session of the window, in the order in which they start. Each kind comes at least once, however short it is. */
export function planSessions(days: number, random: Random): Planned[] {
  const scaled = (perFortnight: number) => Math.max(1, Math.round((perFortnight * days) / 14));
  const planned: Planned[] = chats.flatMap(([scenario, topic, perFortnight, language = "en"]) =>
    Array.from({ length: scaled(perFortnight) }, () => ({ kind: "chat" as const, scenario, topic, language })),
  );
  for (let left = scaled(questionsPerFortnight); left > 0; left--) planned.push({ kind: "question" });
  for (let left = scaled(emailsPerFortnight); left > 0; left--) planned.push({ kind: "email" });
  return shuffle(planned, random);
}
