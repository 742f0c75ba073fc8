import { BlockList, isIPv6 } from "node:net";

/** Where our own proxies stand. */
const near = new BlockList();
for (const [network, bits] of [
  ["127.0.0.0", 8],
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
] as const) {
  near.addSubnet(network, bits);
}
for (const [network, bits] of [
  ["::1", 128],
  ["fc00::", 7],
  ["fe80::", 10],
] as const)
  near.addSubnet(network, bits, "ipv6");

/**
 * Whose attempts these are. The last address is that of who connected (`incoming-requests.ts`); if that is near, it is our own
 * proxy, and the one before it is what the proxy saw. What comes before is the caller's claim.
 */
export function clientAddress(headers: Headers) {
  const hops = headers.get("x-forwarded-for")?.split(",") ?? [];
  const [seen, peer] = [undefined, ...hops].slice(-2).map((hop) => hop?.trim().slice(0, 64));
  if (!peer) return "unknown";
  return seen && near.check(peer, isIPv6(peer) ? "ipv6" : "ipv4") ? seen : peer;
}
