import { products } from "./catalogue";
import type { Answer } from "./messages";
import { type ObjectSchema, objectSchema, type Property } from "./schema-check";
import { money, type Order, type Shop } from "./shop";

export interface Tool {
  name: string;
  description: string;
  parameters: ObjectSchema;
  /** Median latency in milliseconds. */
  latency: number;
  /** Tools that are another agent or a search pipeline answer in `tool-runner.ts` instead. */
  run(args: Answer, shop: Shop): Answer;
}

/** A service behind a tool failed: the tool call ends with status ERROR and this exception. */
export class ServiceError extends Error {
  constructor(
    override readonly name: string,
    message: string,
    readonly frames: string[],
    readonly waited: number,
  ) {
    super(message);
  }
}

const orderId: Property = { type: "string", description: "Order number, such as FH-20417" };

export const supportTools: Tool[] = [
  {
    name: "lookup_order",
    description: "Read an order: items, status, carrier and dates.",
    parameters: objectSchema({ order_id: orderId }),
    latency: 120,
    run: ({ order_id }, shop) => withOrder(shop, order_id, describeOrder),
  },
  {
    name: "track_shipment",
    description: "Ask the carrier where a parcel is.",
    parameters: objectSchema({
      tracking: { type: "string", description: "Tracking number" },
      carrier: { type: "string", enum: ["dhl", "ups", "gls", "postnl"] },
    }),
    latency: 480,
    run: trackShipment,
  },
  {
    name: "cancel_order",
    description: "Cancel an order that has not been packed.",
    parameters: objectSchema({ order_id: orderId }),
    latency: 210,
    run: ({ order_id }, shop) => withOrder(shop, order_id, cancelOrder),
  },
  {
    name: "change_address",
    description: "Change the delivery address of an order that has not left the warehouse.",
    parameters: objectSchema({
      order_id: orderId,
      street: { type: "string" },
      postal_code: { type: "string" },
      city: { type: "string" },
    }),
    latency: 190,
    run: ({ order_id, street, postal_code, city }, shop) =>
      withOrder(shop, order_id, (order) => {
        if (order.status !== "processing") return { ok: false, error: `order is already ${order.status}` };
        order.address = `${street}, ${postal_code} ${city}`;
        return { ok: true, order_id: order.id, address: order.address };
      }),
  },
  {
    name: "create_return",
    description: "Open a return and e-mail a prepaid label to the customer.",
    parameters: objectSchema({ order_id: orderId, sku: { type: "string" }, reason: { type: "string" } }),
    latency: 340,
    run: createReturn,
  },
  {
    name: "apply_discount",
    description: "Check a discount code and refund the difference on an order, once per customer.",
    parameters: objectSchema({ order_id: orderId, code: { type: "string" } }),
    latency: 160,
    run: ({ order_id, code }, shop) =>
      withOrder(shop, order_id, (order) => {
        if (code !== "TRAIL15") return { ok: false, error: `code ${code} is no longer valid` };
        return { ok: true, order_id: order.id, code, difference_cents: Math.round(order.totalCents * 0.15) };
      }),
  },
  {
    name: "search_catalog",
    description: "Find products by name or property.",
    parameters: objectSchema({ query: { type: "string" } }),
    latency: 150,
    run: ({ query }) => {
      const wanted = String(query).toLowerCase().split(" ");
      const found = products.filter((product) => wanted.some((word) => product.name.toLowerCase().includes(word)));
      return { products: found.map(({ sku, name, cents, note }) => ({ sku, name, price: money(cents), note })) };
    },
  },
  {
    name: "escalate_to_human",
    description: "Hand the conversation to a colleague.",
    parameters: objectSchema({
      summary: { type: "string" },
      team: { type: "string", enum: ["care", "billing", "privacy"] },
    }),
    latency: 90,
    run: ({ team }, shop) => ({
      ok: true,
      ticket: `T-${shop.order.id.slice(3)}`,
      team,
      expected_reply: "within four hours",
    }),
  },
  delegateTool("ask_billing_agent", "Ask the billing agent to look at charges or to make a refund."),
  delegateTool("ask_research_agent", "Ask the research agent what our policies and guides say."),
];

export const researchTools: Tool[] = [
  {
    name: "search_policies",
    description: "Search the help centre. Returns the passages that match best.",
    parameters: objectSchema({ query: { type: "string" } }),
    latency: 60,
    run: () => ({}),
  },
];

function delegateTool(name: string, description: string): Tool {
  return { name, description, parameters: objectSchema({ task: { type: "string" } }), latency: 15, run: () => ({}) };
}

export function withOrder(shop: Shop, id: unknown, then: (order: Order) => Answer): Answer {
  const order = [shop.order, shop.earlier].find((held) => held.id === id);
  return order ? then(order) : { ok: false, error: `no order ${id} for ${shop.customer.email}` };
}

function describeOrder(order: Order): Answer {
  const { id, placed, status, carrier, tracking, due, address } = order;
  const items = order.items.map(({ sku, name, cents }) => ({ sku, name, price_cents: cents }));
  return {
    ok: true,
    order_id: id,
    placed,
    status,
    items,
    total_cents: order.totalCents,
    carrier,
    tracking,
    due,
    address,
  };
}

function trackShipment({ tracking, carrier }: Answer, shop: Shop): Answer {
  if (shop.outages.carrier > 0) {
    shop.outages.carrier--;
    throw new ServiceError(
      "CarrierUnavailableError",
      `503 from ${carrier}: upstream connect error, reset before headers`,
      [
        "CarrierClient.status (/app/src/carriers/client.ts:64:11)",
        "trackShipment (/app/src/tools/track-shipment.ts:19:24)",
      ],
      2_600,
    );
  }
  const order = shop.order.tracking === tracking ? shop.order : shop.earlier;
  const delivered = order.status === "delivered";
  const place = delivered ? order.address : order.status === "shipped" ? "sorting centre" : "not handed over yet";
  return { ok: true, tracking, status: delivered ? "delivered" : order.status, last_seen: place, expected: order.due };
}

function cancelOrder(order: Order): Answer {
  if (order.status !== "processing") return { ok: false, error: "order is already packed and cannot be stopped" };
  order.status = "cancelled";
  return { ok: true, order_id: order.id, status: "cancelled", refund_cents: order.totalCents };
}

function createReturn({ order_id, sku }: Answer, shop: Shop): Answer {
  if (shop.outages.warehouse > 0) {
    shop.outages.warehouse--;
    return { ok: false, error: "warehouse API answered 503, no label was created" };
  }
  return withOrder(shop, order_id, (order) => ({
    ok: true,
    return_id: `RT-${order.id.slice(3)}`,
    sku,
    label_sent_to: shop.customer.email,
    valid_days: 14,
  }));
}
