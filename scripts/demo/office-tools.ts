import { objectSchema } from "./schema-check";
import { ServiceError, type Tool } from "./tools";

const carrier = { type: "string", enum: ["dhl", "ups", "gls", "postnl"] } as const;

export const triageTools: Tool[] = [
  {
    name: "lookup_customer",
    description: "Find a customer by e-mail address.",
    parameters: objectSchema({ email: { type: "string" } }),
    latency: 85,
    run: (_, { customer, order }) => ({
      customer_id: customer.id,
      name: customer.name,
      orders: 3,
      last_order: order.id,
    }),
  },
  {
    name: "route_ticket",
    description: "Put the e-mail into a team's queue.",
    parameters: objectSchema({
      queue: { type: "string", enum: ["delivery", "return", "billing", "product", "account", "press", "spam"] },
      priority: { type: "string", enum: ["low", "normal", "high", "urgent"] },
    }),
    latency: 60,
    run: ({ queue, priority }, { order }) => ({ ok: true, ticket: `M-${order.tracking.slice(-6)}`, queue, priority }),
  },
];

export const syncTools: Tool[] = [
  {
    name: "fetch_carrier_updates",
    description: "Updates of one carrier since yesterday.",
    parameters: objectSchema({ carrier }),
    latency: 1_400,
    run: ({ carrier: name }, shop) => {
      if (shop.outages.carrier > 0) {
        shop.outages.carrier--;
        throw new ServiceError(
          "CarrierUnavailableError",
          `${name} feed answered 502 Bad Gateway`,
          [
            "FeedReader.open (/app/src/feeds/reader.ts:42:15)",
            "fetchCarrierUpdates (/app/src/jobs/order-sync.ts:77:18)",
          ],
          3_100,
        );
      }
      return { carrier: name, updates: 6 };
    },
  },
  {
    name: "update_order",
    description: "Write a parcel's new status to its order.",
    parameters: objectSchema({
      order_id: { type: "string" },
      status: { type: "string", enum: ["shipped", "delivered", "stalled"] },
    }),
    latency: 45,
    run: ({ order_id, status }) => ({ ok: true, order_id, status }),
  },
];
