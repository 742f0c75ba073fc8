import { products } from "./catalogue";
import type { Customer } from "./customers";
import type { Random } from "./random";
import { day } from "./schedule";

export interface Order {
  id: string;
  placed: string;
  status: "processing" | "shipped" | "delivered" | "cancelled";
  items: { sku: string; name: string; cents: number }[];
  totalCents: number;
  carrier: "dhl" | "ups" | "gls" | "postnl";
  tracking: string;
  due: string;
  card: string;
  address: string;
  refundedCents: number;
  /** The bank has reserved the amount a second time. */
  reservedTwice: boolean;
}

/** The part of the shop that one conversation can see. */
export interface Shop {
  customer: Customer;
  order: Order;
  earlier: Order;
  /** When the conversation starts. */
  today: number;
  /** Services behind the tools that are down: how many calls they will still fail. */
  outages: { gateway: number; carrier: number; warehouse: number };
}

const streets = [
  "Mill Lane 4",
  "Station Road 61",
  "Kastanienallee 12",
  "Calle Mayor 8",
  "Oude Gracht 233",
  "Harbour View 17",
];
export function openShop(who: Customer, number: number, today: number, random: Random): Shop {
  const shared = { card: String(random.int(1000, 9999)), address: `${random.pick(streets)}, ${who.city}` };
  const shop: Shop = {
    customer: who,
    order: { ...newOrder(20_417 + number * 3, random), ...shared },
    earlier: { ...newOrder(11_050 + number * 3, random), ...shared },
    today,
    outages: { gateway: 0, carrier: 0, warehouse: 0 },
  };
  dateOrder(shop.order, "shipped", random.int(2, 4), 6, today);
  dateOrder(shop.earlier, "delivered", random.int(40, 120), 5, today);
  return shop;
}

/** Gives an order a status, and dates that go with it. */
export function dateOrder(
  order: Order,
  status: Order["status"],
  daysAgo: number,
  promised: number,
  today: number,
): void {
  order.status = status;
  order.placed = dateOf(today - daysAgo * day);
  order.due = dateOf(today + (promised - daysAgo) * day);
}

function newOrder(number: number, random: Random): Omit<Order, "card" | "address"> {
  const items = Array.from({ length: random.chance(0.35) ? 2 : 1 }, () => random.pick(products));
  return {
    id: `FH-${number}`,
    placed: "",
    status: "processing",
    items: items.map(({ sku, name, cents }) => ({ sku, name, cents })),
    totalCents: items.reduce((sum, item) => sum + item.cents, 0),
    carrier: random.pick(["dhl", "ups", "gls", "postnl"] as const),
    tracking: `${random.int(10, 99)}${random.int(1_000_000, 9_999_999)}${random.int(100, 999)}`,
    due: "",
    refundedCents: 0,
    reservedTwice: false,
  };
}

const carrierNames = { dhl: "DHL", ups: "UPS", gls: "GLS", postnl: "PostNL" };

export function carrierName(order: Order): string {
  return carrierNames[order.carrier];
}

export function money(cents: number): string {
  return `€${(cents / 100).toFixed(2)}`;
}

function dateOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
