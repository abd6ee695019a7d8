import { expect, test } from "vitest";
import { networkOf } from "#app/domain/accounts/limits.ts";

test.each([
  ["an IPv4 address is one network", "203.0.113.9", "203.0.113.9"],
  ["so it is in its IPv6 dress", "::ffff:203.0.113.9", "203.0.113.9"],
  ["of IPv6, the /64", "2001:db8:1:2:aaaa:bbbb:cccc:dddd", "2001:db8:1:2"],
  ["another host of the same /64", "2001:db8:1:2::7", "2001:db8:1:2"],
  ["zeros left out", "2001:db8::7", "2001:db8:0:0"],
  ["leading zeros", "2001:0DB8:0001:0002::7", "2001:db8:1:2"],
  ["the loopback address", "::1", "0:0:0:0"],
  ["with a zone", "fe80::1%eth0", "fe80:0:0:0"],
])("%s", (_, address, network) => {
  expect(networkOf(address)).toBe(network);
});
