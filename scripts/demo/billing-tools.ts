import type { Answer } from "./messages";
import { objectSchema, type Property } from "./schema-check";
import type { Shop } from "./shop";
import { ServiceError, type Tool, withOrder } from "./tools";

const orderId: Property = { type: "string", description: "Order number, such as FH-20417" };
const amount: Property = { type: "integer", title: "an integer number of cents", description: "Amount in cents" };

export const billingTools: Tool[] = [
  {
    name: "get_charges",
    description: "List the charges on an order with their state.",
    parameters: objectSchema({ order_id: orderId }),
    latency: 140,
    run: ({ order_id }, shop) =>
      withOrder(shop, order_id, (order) => ({
        ok: true,
        charges: (order.reservedTwice ? ["captured", "authorised"] : ["captured"]).map((state, index) => ({
          id: `ch_${order.tracking}${index}`,
          amount_cents: order.totalCents,
          state,
          card: order.card,
        })),
        refunded_cents: order.refundedCents,
      })),
  },
  {
    name: "check_refund_eligibility",
    description: "Check whether an amount may be refunded on an order without a supervisor.",
    parameters: objectSchema({ order_id: orderId, amount }),
    latency: 110,
    run: ({ order_id, amount: cents }, shop) =>
      withOrder(shop, order_id, (order) => {
        const allowed = Number(cents) <= order.totalCents;
        return { ok: true, eligible: allowed, limit_cents: order.totalCents, window_days_left: 22 };
      }),
  },
  {
    name: "issue_refund",
    description: "Refund an amount to the card that paid the order.",
    parameters: objectSchema({ order_id: orderId, amount, reason: { type: "string" } }),
    latency: 720,
    run: issueRefund,
  },
];

function issueRefund({ order_id, amount: cents, reason }: Answer, shop: Shop): Answer {
  if (shop.outages.gateway > 0) {
    shop.outages.gateway--;
    throw new ServiceError(
      "PaymentGatewayTimeoutError",
      "POST /v1/refunds: no answer from the payment gateway within 5000 ms",
      [
        "GatewayClient.post (/app/src/payments/gateway.ts:88:13)",
        "issueRefund (/app/src/tools/issue-refund.ts:31:20)",
        "runTool (/app/src/agent/tools.ts:57:12)",
      ],
      5_004,
    );
  }
  return withOrder(shop, order_id, (order) => {
    order.refundedCents += Number(cents);
    const refund = `re_${order.id.slice(3)}${order.refundedCents}`;
    return { ok: true, refund_id: refund, amount_cents: cents, card: order.card, reason, arrives: "3–5 working days" };
  });
}
