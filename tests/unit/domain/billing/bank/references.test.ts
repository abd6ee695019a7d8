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
    ["LS-2026-000001/000002", ["LS-2026-000001", "LS-2026-000002"]],
    ["LS-2026-000001、000002和3", ["LS-2026-000001", "LS-2026-000002", "LS-2026-000003"]],
    ["LS-2026-000001-000002", ["LS-2026-000001", "LS-2026-000002"]],
    ["LS-2026-000001 000002", ["LS-2026-000001", "LS-2026-000002"]],
    ["LS-2026-000001 / 2027-OOO002", ["LS-2026-000001", "LS-2027-000002"]],
    ["LS-2026-1、2", ["LS-2026-000001", "LS-2026-000002"]],
    ["LS-2026-1、LS-2026-2", ["LS-2026-000001", "LS-2026-000002"]],
    ["LS-2026-000001 LS-2026-9", ["LS-2026-000001", "LS-2026-000009"]],
    ["LS-2026-000001,12800.00", ["LS-2026-000001"]],
    ["LS-2026-000001/12800元", ["LS-2026-000001"]],
    ["LS-2026-0000017", []],
    ["LS20260000012026", []],
    ["LS-2026-00001 23", []],
    ["61S2026000001", []],
    ["账号6152026000001", []],
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

test("a number with a digit too many at either end, or a digit too few in it, names no invoice", () => {
  const digit = fc.stringMatching(/^\d{1,3}$/u);
  forAll(fc.integer({ min: 0, max: 999_999 }), digit, fc.constantFrom("", "-"), (count, more, gap) => {
    const number = String(count).padStart(6, "0");
    expect(referencesIn(`服务费 LS${gap}2026${gap}${number}${more}`)).toEqual([]);
    expect(referencesIn(`服务费 ${more}LS${gap}2026${gap}${number}`)).toEqual([]);
    expect(referencesIn(`服务费 LS2026${number.slice(1)}`)).toEqual([]);
  });
});

test("every invoice of a list is named, once and in its order", () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 999_999 }), { minLength: 1, maxLength: 8 });
  const between = fc.constantFrom("/", "、", ",", "; ", " / ", "和", "，");
  const style = fc.constantFrom("whole", "number", "year");
  forAll(numbers, between, style, (counts, separator, how) => {
    const padded = counts.map((count) => String(count).padStart(6, "0"));
    const written = padded.map((number, at) =>
      how === "whole" || at === 0 ? `LS-2026-${number}` : how === "year" ? `2026-${number}` : number,
    );
    expect(referencesIn(`服务费 ${written.join(separator)} 谢谢`)).toEqual(
      padded.map((number) => `LS-2026-${number}`),
    );
  });
});

test("names and accounts are compared without blanks, width and case", () => {
  expect(plainName("春融 Bank（示例）")).toBe(plainName("春融bank(示例)"));
  expect(plainAccount("6222 0000-1111")).toBe("622200001111");
});
