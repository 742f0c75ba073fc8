import { products } from "../catalogue";
import type { Customer } from "../customers";
import type { Fault } from "../faults";
import type { Random } from "../random";
import type { Script } from "../script";
import { dateOrder, type Order, type Shop } from "../shop";

/** What a conversation is about: who writes, and the order in question. */
export interface Case {
  shop: Shop;
  customer: Customer;
  first: string;
  order: Order;
  item: { sku: string; name: string; cents: number };
  random: Random;
}

export interface Turn {
  user: string;
  script(): Script;
  /** The fault that this turn's trace is known for, where the run does not notice it by itself. */
  fault?: Fault;
  outcome?: "success" | "failure" | "partial";
  stopReason?: string;
}

export type Scenario = (c: Case) => Turn[];

export function createCase(shop: Shop, random: Random): Case {
  const { customer, order } = shop;
  const item = order.items[0] ?? { sku: "MUG-002", name: "set of two enamel mugs", cents: 2400 };
  return { shop, customer, first: customer.name.split(" ")[0] ?? customer.name, order, item, random };
}

/** Sets the order's status to what the story needs, with dates to match. */
export function withStatus(c: Case, status: Order["status"]): Case {
  const daysAgo = { processing: 1, shipped: 3, delivered: 9, cancelled: 2 }[status];
  dateOrder(c.order, status, daysAgo, 6, c.shop.today);
  return c;
}

/** The order is on its way and should have come four days ago. */
export function withLateOrder(c: Case): Case {
  dateOrder(c.order, "shipped", 10, 6, c.shop.today);
  return c;
}

/** Puts a certain product into the order. */
export function withItem(c: Case, sku: string): Case {
  const product = products.find((held) => held.sku === sku) ?? c.item;
  c.item = { sku: product.sku, name: product.name, cents: product.cents };
  c.order.items = [c.item];
  c.order.totalCents = c.item.cents;
  return c;
}

export function reply(text: string): Turn["script"] {
  // biome-ignore lint/correctness/useYield: a reply that needs no tool is a script as well
  return function* say() {
    return text;
  };
}

/** Conversations end when the customer has what they came for: not every one reaches its last turn. */
export function firstTurns(count: number, turns: Turn[]): Turn[] {
  return turns.slice(0, count);
}
