export interface Policy {
  id: string;
  title: string;
  text: string;
}

export const policies: Policy[] = [
  {
    id: "returns-30-days",
    title: "Returns within 30 days",
    text: "Any unused item can be returned within 30 days of delivery, in its original packaging. The customer starts the return in their account or through support and receives a prepaid label by e-mail. Worn boots and opened food cannot be returned. The refund is made to the original payment method within five working days of the parcel reaching our warehouse. Original delivery charges are refunded only when the whole order is returned.",
  },
  {
    id: "damaged-on-arrival",
    title: "Items damaged on arrival",
    text: "If an item arrives damaged, the customer can choose a full refund or a free replacement and does not have to send the item back when it costs less than €150. Ask for one photo of the damage and one of the parcel. Report within 14 days of delivery. Support may approve a refund of up to €200 without a supervisor; above that the billing team decides within one working day.",
  },
  {
    id: "late-delivery",
    title: "Late and lost parcels",
    text: "A parcel counts as late three working days after the promised date and as lost after ten. For a late parcel, offer a €10 voucher and open a trace with the carrier. For a lost parcel, offer a replacement or a full refund including delivery. Carriers answer a trace within four working days. Never promise a delivery date that the carrier has not confirmed.",
  },
  {
    id: "cancellations",
    title: "Cancelling an order",
    text: "An order can be cancelled free of charge while its status is processing. Once it has been packed it can no longer be stopped; the customer may refuse the parcel or return it within 30 days. A cancelled order is refunded the same day; the bank may take three to five working days to show it.",
  },
  {
    id: "address-change",
    title: "Changing the delivery address",
    text: "The delivery address can be changed until the parcel has left the warehouse. The new address must be in the same country and must include a postal code. After dispatch, the customer can redirect the parcel on the carrier's own page. For safety, confirm the e-mail address on the account before changing anything.",
  },
  {
    id: "warranty",
    title: "Two-year warranty and repairs",
    text: "Everything we sell carries a two-year warranty against faults in material and workmanship. Tents, backpacks and jackets can be repaired after that for a fixed price of €25 including return postage. Normal wear, burns and chewing dogs are not covered. Proof of purchase is the order number. Zips and buckles are repaired free of charge for life.",
  },
  {
    id: "double-charge",
    title: "Charged twice for one order",
    text: "Most double charges are a pending authorisation that the bank releases within three to seven days. Compare the charges on the order: only a captured charge is real money. If two charges were captured, refund the later one in full at once and apologise. Never ask a customer for a card number; the last four digits are on the order.",
  },
  {
    id: "vouchers",
    title: "Vouchers and discount codes",
    text: "One discount code can be used per order and cannot be added after checkout. Codes do not apply to sale items or gift cards. WELCOME10 is for first orders only and expires 60 days after sign-up. If a code failed through our own mistake, support can refund the difference once per customer.",
  },
  {
    id: "sizes-exchange",
    title: "Exchanging a size",
    text: "Boots and jackets can be exchanged for another size free of charge within 30 days. We send the new size as soon as the carrier has scanned the returned parcel. If the size is sold out, the order is refunded instead. The Saltmarsh jacket runs half a size small; Ridgeway boots come up true to size.",
  },
  {
    id: "shipping-abroad",
    title: "Shipping abroad",
    text: "We ship to the European Union, the United Kingdom, Switzerland, Norway, Japan and the Emirates. Duties are included for the EU and the UK; elsewhere the customer pays them on arrival. Standard delivery takes three to five working days inside the EU and seven to twelve elsewhere. Stoves and gas cannot be sent by air.",
  },
  {
    id: "personal-data",
    title: "Personal data",
    text: "Customers can ask for a copy of their data or for its erasure; answer within 30 days. Never repeat a full card number, passport number or password in chat, and ask the customer to delete it from the conversation if they send one. An account is closed only after the e-mail address has been confirmed.",
  },
  {
    id: "gift-cards",
    title: "Gift cards",
    text: "Gift cards are valid for three years and can be split over several orders. A lost gift card can be blocked and reissued when the buyer gives the order number. Gift cards cannot be refunded in cash, but an order paid with one is refunded to the card.",
  },
  {
    id: "care",
    title: "Care for wool, leather and cast iron",
    text: "Wash merino at 30 °C on the wool cycle and dry it flat. Brush Ridgeway boots when dry and wax them every two months. Never put cast iron into the dishwasher: wipe it, dry it on the hob and rub it with oil. Rust on a griddle is not a fault; it comes off with salt and oil.",
  },
  {
    id: "business-orders",
    title: "Business orders and invoices",
    text: "Companies can order on invoice from €500, payable within 14 days. A VAT number can be added until the order ships; afterwards the accounting team issues a corrected invoice. Volume prices start at ten pieces of one item. Invoices are sent as PDF to the billing address.",
  },
];

export interface FoundPolicy extends Policy {
  score: number;
}

/** Policies that share enough words with the query, best first. */
export function findPolicies(query: string, limit: number): FoundPolicy[] {
  const wanted = words(query);
  const scored = policies.map((policy) => {
    const held = words(`${policy.title} ${policy.title} ${policy.text}`);
    const hits = [...wanted].filter((word) => held.has(word)).length;
    return { ...policy, score: Math.round((hits / Math.max(1, wanted.size)) * 1000) / 1000 };
  });
  return scored
    .filter(({ score }) => score >= 0.3)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit);
}

/** The two sentences that share most with the query, in their own order. */
export function relevantSentences(text: string, query: string): string {
  const wanted = words(query);
  const sentences = (text.match(/[^.]+\.(?=\s|$)/g) ?? [text]).map((sentence) => sentence.trim());
  const hits = (sentence: string) => [...words(sentence)].filter((word) => wanted.has(word)).length;
  const best = [...sentences].sort((a, b) => hits(b) - hits(a)).slice(0, 2);
  return sentences.filter((sentence) => best.includes(sentence)).join(" ");
}

function words(text: string): Set<string> {
  const found = text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  return new Set(found.map((word) => word.replace(/(ed|ing|s)$/, "")));
}
