import ipaddr from "ipaddr.js";

/**
 * Whether an IP address belongs to the public internet. Private, loopback, link-local (where clouds keep their metadata),
 * carrier and multicast addresses do not, nor do IPv6 forms that lead to an IPv4 address in another way (mapped, NAT64,
 * 6to4, Teredo): IANA's special-purpose registries, as ipaddr.js has them.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv6 && isCompatible(parsed)) return false;
  return parsed.range() === "unicast";
}

/** `::a.b.c.d`, deprecated and still routed by some: no public address begins with 96 zero bits. */
function isCompatible(address: ipaddr.IPv6): boolean {
  return address.parts.slice(0, 6).every((part) => part === 0);
}
