import { expect, test } from "vitest";
import { compareForm } from "#app/routes/company.offers._index/compare-form.server.ts";

test("offers are compared on the typed amount and term, in the unit of the language", () => {
  expect(compareForm({ amount: "1,500", months: "18" }, "zh-CN")).toMatchObject({
    on: { amountFen: 1_500_000_000n, termMonths: 18 },
    errors: {},
  });
  expect(compareForm({ amount: "1.5" }, "en").on).toEqual({ amountFen: 150_000_000n, termMonths: undefined });
});

test("an address has the same amount in whichever language it is opened", () => {
  for (const locale of ["en", "zh-CN"] as const) {
    expect(compareForm({ amount: "300", unit: "wan" }, locale).on.amountFen).toBe(300_000_000n);
    expect(compareForm({ amount: "3", unit: "million" }, locale).on.amountFen).toBe(300_000_000n);
    expect(compareForm({ amount: "much", unit: "million" }, locale).typed.unit).toBe("million");
  }
});

test.each([
  ["1,5", "1e2"],
  ["0", "361"],
  ["-3", "0"],
  ["much", "1.5"],
])("invalid input (%s, %s) is kept as it was typed, with an error at its field", (amount, months) => {
  for (const locale of ["en", "zh-CN"] as const) {
    const { on, typed, errors } = compareForm({ amount, months }, locale);
    expect(on).toEqual({ amountFen: undefined, termMonths: undefined });
    expect(typed).toEqual({ amount, months, unit: locale === "en" ? "million" : "wan" });
    expect(Object.keys(errors)).toEqual(["amount", "months"]);
    for (const word of Object.values(errors).flat())
      expect(/\p{Script=Han}/u.test(word)).toBe(locale === "zh-CN");
  }
});

test("a term that is no number has the error that months are whole", () => {
  const { errors } = compareForm({ months: "1e2" }, "en");
  expect(errors).toEqual({ months: ["Enter a whole number, such as 1250 or 1,250"] });
});

test("an unparsable field leaves the other as it was typed", () => {
  expect(compareForm({ amount: "1,5", months: "18" }, "en").on).toEqual({
    amountFen: undefined,
    termMonths: 18,
  });
});
