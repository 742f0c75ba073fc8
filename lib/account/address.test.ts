import { expect, test } from "vitest";
import { clientAddress } from "./address";

test.each([
  ["a caller without a proxy", "198.51.100.7", "198.51.100.7"],
  ["a caller without a proxy, who claims to have one", "203.0.113.1, 198.51.100.7", "198.51.100.7"],
  ["a caller of a proxy on this machine", "198.51.100.7, 127.0.0.1", "198.51.100.7"],
  ["a caller of a proxy on this machine, over IPv6", "2001:db8::7, ::1", "2001:db8::7"],
  [
    "a caller of a proxy on this machine, as a socket for both shows it",
    "198.51.100.7, ::ffff:127.0.0.1",
    "198.51.100.7",
  ],
  ["a caller of a proxy in the network, who claims more", "203.0.113.1, 198.51.100.7, 172.18.0.2", "198.51.100.7"],
  ["somebody on this machine", "127.0.0.1", "127.0.0.1"],
  ["nobody", "", "unknown"],
])("%s", (_, forwarded, expected) => {
  expect(clientAddress(new Headers({ "x-forwarded-for": forwarded }))).toBe(expected);
});

test("an address is never long", () => {
  expect(clientAddress(new Headers({ "x-forwarded-for": `${"a".repeat(5_000)}, ::1` }))).toHaveLength(64);
  expect(clientAddress(new Headers())).toBe("unknown");
});
