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
  ["a common word with digits before and signs after", "2024football!!", "passwordCommon"],
  ["a common word with separators", "P-a-s-s-w-o-r-d 2018", "passwordCommon"],
  ["a common word in full-width characters", "ｐａｓｓｗｏｒｄ２０１８", "passwordCommon"],
  ["two common words", "dragonmonkey12", "passwordCommon"],
  ["a common password of the list", "q1w2e3r4t5y6", "passwordCommon"],
  ["one character", "aaaaaaaaaaaa", "passwordCommon"],
  ["a sequence of digits", "123456789012", "passwordCommon"],
  ["a descending sequence of digits", "987654321098", "passwordCommon"],
  ["a short text repeated", "abcabcabcabc", "passwordCommon"],
  ["a text of eight characters repeated", "plumoak7plumoak7", "passwordCommon"],
  ["a name of the platform", "longspring-in-may", "passwordCommon"],
  ["the beginning of many Chinese passwords", "woaini1314520", "passwordCommon"],
  ["three words of which two are common", "summer heron winter", null],
  ["the password of the demonstration", "spring-thaw-2018", null],
] as const)("a password is accepted or refused with the reason: %s", (_, password, why) => {
  expect(whyNotPassword(password, {})).toBe(why);
});

// The first sixty of twelve characters and more in the list that scripts/common-passwords.ts names, some words left out.
const mostCommon = `123qweasdzxc 1qaz2wsx3edc q1w2e3r4t5y6 1q2w3e4r5t6y Mailcreated5240 qazwsxedcrfv 123456qwerty
  qwerty123456 Sojdlg123aljg qwertyqwerty 123456654321 leavemealone gfhjkmgfhjkm qazwsxedc123 ghjcnjgfhjkm zxcasdqwe123
  ghhh47hj7649 sonyericsson 123456789qwe 1qazxsw23edc qwerasdfzxcv 123456789987654321 123456123456 112233445566
  websolutions qweasdzxc123 chickenwing101 unbelievable flvbybcnhfnjh 123321123321 ghbdtnrfrltkf 1qaz2wsx3edc4rfv
  123456789123456789 finalfantasy contortionist 123qwe123qwe newproject2004 justinbieber businessbabe administrator
  needforspeed 123456789123 scandinavian maurolarastefy domainlock2005 Hd764nW5d7E1vb1 123456789012 supernatural
  qazwsxedcrfvtgb counterstrike professional ghjcnjghjcnj dkflbvbhjdbx admin18533362 vfvfvskfhfve fkmnthyfnbdf
  qazxswedcvfr 23176djivanfros 123456789qwerty 111111111111`;

test("none of the sixty most common passwords of twelve characters is accepted", () => {
  const passwords = mostCommon.split(/\s+/);
  expect(passwords).toHaveLength(60);
  expect(passwords.filter((password) => whyNotPassword(password, {}) !== "passwordCommon")).toEqual([]);
});

test("the list is decoded, and the longest password checked, within milliseconds", () => {
  whyNotPassword("plum-and-oak", {});
  const begun = performance.now();
  for (let round = 0; round < 20; round += 1) whyNotPassword("qwerty asdfgh zxc 9".repeat(6) + round, {});
  expect((performance.now() - begun) / 20).toBeLessThan(10);
});

const qiao = { email: "qiao.lin@chengguang.test", name: "林乔", organization: "长春晨光激光技术有限公司" };

test.each([
  ["the name in the address, in any spelling", "QiaoLin-2026-spring", "passwordPersonal"],
  ["the person's name", "林乔 plum and oak", "passwordPersonal"],
  ["the organization's name without its legal form", "长春晨光激光技术-2026!", "passwordPersonal"],
  ["none of them", "plum and oak trees", null],
] as const)("a password with what others know of the person is refused: %s", (_, password, why) => {
  expect(whyNotPassword(password, qiao)).toBe(why);
});

test("an organization's own words are refused, not those of many organizations", () => {
  const own = { organization: "Chengguang Laser Technology Co., Ltd." };
  expect(whyNotPassword("my chengguang 1987", own)).toBe("passwordPersonal");
  expect(whyNotPassword("old technology heron", own)).toBeNull();
});

test("a short name occurs in many words, and forbids none of them", () => {
  expect(whyNotPassword("linden and plum", { email: "lin@chengguang.test", name: "Lin" })).toBeNull();
});
