import { describe, expect, it } from "vitest";
import { addressOfLink } from "#app/domain/accounts/link-address.ts";

const tokenOf = (payload: unknown) =>
  `head.${Buffer.from(JSON.stringify(payload)).toString("base64url")}.signature`;

describe("the address of a confirmation link", () => {
  it("is read from its token", () => {
    expect(addressOfLink(tokenOf({ email: "lin@chengguang.test", userId: "1" }))).toBe("lin@chengguang.test");
  });

  it.each(["", "a.b.c", "a.%%%.c", tokenOf({ email: "no address" }), tokenOf(null), tokenOf([1])])(
    "is undefined for %j",
    (token) => {
      expect(addressOfLink(token)).toBeUndefined();
    },
  );
});
