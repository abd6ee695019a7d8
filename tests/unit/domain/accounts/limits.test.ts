import { expect, test } from "vitest";
import { networkOf } from "#app/domain/accounts/limits.ts";

test.each([
  ["an IPv4 address", "203.0.113.9", "203.0.113.9"],
  ["an IPv4 address mapped to IPv6", "::ffff:203.0.113.9", "203.0.113.9"],
  ["an IPv6 address, by its /64", "2001:db8:1:2:aaaa:bbbb:cccc:dddd", "2001:db8:1:2"],
  ["another host of the same /64", "2001:db8:1:2::7", "2001:db8:1:2"],
  ["an IPv6 address with zeros left out", "2001:db8::7", "2001:db8:0:0"],
  ["an IPv6 address with leading zeros", "2001:0DB8:0001:0002::7", "2001:db8:1:2"],
  ["the loopback address", "::1", "0:0:0:0"],
  ["an IPv6 address with a zone", "fe80::1%eth0", "fe80:0:0:0"],
])("an address belongs to its network: %s", (_, address, network) => {
  expect(networkOf(address)).toBe(network);
});
