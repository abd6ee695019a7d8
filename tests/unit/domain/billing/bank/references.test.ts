import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { plainAccount, plainName, referencesIn } from "#app/domain/billing/bank/references.ts";
import { forAll } from "#tests/support/for-all.ts";

describe("the invoices that a payment names", () => {
  test.each([
    ["LS-2026-000123", ["LS-2026-000123"]],
    ["服务费ls2026000123款", ["LS-2026-000123"]],
    ["ＬＳ－２０２６－０００１２３", ["LS-2026-000123"]],
    ["LS 2026 0001 23", ["LS-2026-000123"]],
    ["LS—2026—OOO123", ["LS-2026-000123"]],
    ["LS-2026-000123 12800.00", ["LS-2026-000123"]],
    ["账单 LS-2026-123", ["LS-2026-000123"]],
    ["LS-2026-000123、LS-2026-000124", ["LS-2026-000123", "LS-2026-000124"]],
    ["LS-2026-000123 LS2026000123", ["LS-2026-000123"]],
    ["货款 20260401", []],
    ["LS-26-123", []],
    ["", []],
  ])("%s", (words, numbers) => expect(referencesIn(words)).toEqual(numbers));

  test("are found whatever stands around them, with blanks and hyphens anywhere", () => {
    const around = fc.stringMatching(/^[一-龥a-ku-z ,。]{0,20}$/u);
    const gap = fc.constantFrom("", " ", "-", "—", "_", " - ", ".");
    const gaps = fc.array(gap, { minLength: 12, maxLength: 12 });
    forAll(around, around, gaps, fc.integer({ min: 0, max: 999_999 }), (before, after, between, count) => {
      const number = String(count).padStart(6, "0");
      const mangled = [...`LS2026${number}`].map((one, at) => one + (at < 11 ? (between[at] ?? "") : ""));
      expect(referencesIn(`${before}${mangled.join("")} ${after}`)).toEqual([`LS-2026-${number}`]);
    });
  });
});

test("names and accounts are compared without blanks, width and case", () => {
  expect(plainName("春融 Bank（示例）")).toBe(plainName("春融bank(示例)"));
  expect(plainAccount("6222 0000-1111")).toBe("622200001111");
});
