import { expect, test } from "vitest";
import { whyNotPassword } from "#app/domain/accounts/passwords.ts";

test.each([
  ["eleven characters", "abcdefghij!", "passwordTooShort"],
  ["twelve characters", "plum-and-oak", null],
  ["twelve Chinese characters", "春风又绿江南岸明月何时照", null],
  ["eleven characters of two code units each", "𠮷".repeat(11), "passwordTooShort"],
  ["128 characters", "plum and oak".repeat(10) + "12345678", null],
  ["129 characters", "plum and oak".repeat(10) + "123456789", "passwordTooLong"],
  ["a common word with digits", "password12345", "passwordCommon"],
  ["a common word with separators", "P-a-s-s-w-o-r-d 2018", "passwordCommon"],
  ["one character", "aaaaaaaaaaaa", "passwordCommon"],
  ["a sequence of digits", "123456789012", "passwordCommon"],
  ["a descending sequence of digits", "987654321098", "passwordCommon"],
  ["a short word repeated", "abcabcabcabc", "passwordCommon"],
  ["the password of the demonstration", "spring-thaw-2018", null],
] as const)("a password is accepted or refused with the reason: %s", (_, password, why) => {
  expect(whyNotPassword(password, "x@y.test")).toBe(why);
});

test("the name in one's own e-mail address is refused as a password, in any spelling", () => {
  expect(whyNotPassword("QiaoLin-2026-spring", "qiao.lin@chengguang.test")).toBe("passwordPersonal");
  expect(whyNotPassword("plum and oak trees", "qiao.lin@chengguang.test")).toBeNull();
});

test("a short name occurs in many words, and forbids none of them", () => {
  expect(whyNotPassword("linden and plum", "lin@chengguang.test")).toBeNull();
});
