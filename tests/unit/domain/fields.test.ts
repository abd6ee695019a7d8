import { parseWithZod } from "@conform-to/zod/v4";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { dayField, storedKinds, textField, typedKinds } from "#app/domain/fields.ts";
import { forAll } from "#tests/support/for-all.ts";

function faultOf(schema: z.ZodType, input: unknown): string | null {
  return schema.safeParse(input).error?.issues[0]?.message ?? null;
}

describe("form input", () => {
  const kinds = typedKinds("wan");

  test.each(["1e2", "0x10", "0b11", "1_0", "Infinity", "1,00"])("“%s” is not a whole number", (text) => {
    const form = new FormData();
    form.append("months", text);
    const schema = z.object({ months: kinds.whole(1, 1_000) });
    expect(Object.keys(parseWithZod(form, { schema }).reply().error ?? {})).toEqual(["months"]);
  });

  test.each<[string, bigint]>([
    ["250", 250_000_000n],
    ["２５０", 250_000_000n],
    ["1,250.5", 1_250_500_000n],
    ["3000000元", 300_000_000n],
  ])("an amount “%s” in 万元 is %d fen", (text, fen) => {
    expect(kinds.money.parse(text)).toBe(fen);
  });

  test.each([
    ["", "not-an-amount"],
    ["much", "not-an-amount"],
    ["-1", "amount-negative"],
    ["0.0000001", "amount-too-precise"],
    ["99999999999", "amount-too-large"],
  ])("an amount “%s” is refused: %s", (text, fault) => {
    expect(faultOf(kinds.money, text)).toBe(fault);
  });

  test("of a loss is below zero", () => {
    expect(kinds.signedMoney.parse("-446")).toBe(-446_000_000n);
  });

  test("of whole numbers may be full-width, and stays whole and in range", () => {
    expect(kinds.whole(1, 360).parse("２４")).toBe(24);
    expect(kinds.whole(-300, 300).parse("−50")).toBe(-50);
    expect(kinds.whole(1, 360).safeParse("24.5").success).toBe(false);
    expect(kinds.whole(1, 360).safeParse("361").success).toBe(false);
    expect(kinds.whole(1, 360).safeParse("two").success).toBe(false);
    expect(kinds.whole(1, 360).safeParse("1e1").success).toBe(false);
    expect(kinds.whole(1, 9_999).parse("1,250")).toBe(1_250);
    for (const text of ["1,2", "12,50", "0,125", "1 2"]) {
      expect(kinds.whole(0, 9_999).safeParse(text).success).toBe(false);
    }
  });

  test.each([
    ["3.75", "3.75"],
    ["３．７５％", "3.75"],
    ["4 %", "4"],
  ])("a percentage “%s” is %s", (text, percent) => {
    expect(kinds.percent.parse(text)).toBe(percent);
  });

  test("of any percentage reads back as it is written, and never with a comma in it", () =>
    forAll(fc.nat(1_000_000), fc.nat(8), fc.constantFrom(",", "，"), (tenThousandths, place, comma) => {
      const text = (tenThousandths / 10_000).toFixed(4);
      expect(kinds.percent.parse(text)).toBe(text);
      expect(kinds.percent.parse(`${text} ％`)).toBe(text);
      const at = place % (text.length + 1);
      const strewn = text.slice(0, at) + comma + text.slice(at);
      expect(faultOf(kinds.percent, strewn)).toBe("not-a-percentage");
    }));

  test.each(["", "-1", "101", "3.75001", "abc", "5,5", "5，5", "1,000", "0,500", "5 5", "5'5", "5%5", ",5"])(
    "“%s” is not a percentage",
    (text) => {
      expect(faultOf(kinds.percent, text)).toBe("not-a-percentage");
    },
  );
});

describe("a stored value", () => {
  test("in fen is a string in JSON and reads back", () => {
    const schema = z.object({ askFen: storedKinds.money });
    const stored = JSON.stringify(z.encode(schema, { askFen: 300_000_000n }));
    expect(stored).toBe('{"askFen":"300000000"}');
    expect(schema.parse(JSON.parse(stored))).toEqual({ askFen: 300_000_000n });
  });

  test.each(["-1", "1.5", "x", ""])("“%s” is not a stored amount", (text) => {
    expect(storedKinds.money.safeParse(text).success).toBe(false);
  });

  test("of a loss is below zero", () => {
    expect(storedKinds.signedMoney.parse("-1")).toBe(-1n);
  });
});

describe("texts and days", () => {
  test.each([
    ["  a headline ", "a headline"],
    ["two\nlines", "two\nlines"],
    ["长春澄光", "长春澄光"],
  ])("“%s” is stored as “%s”", (text, kept) => {
    expect(textField(20).parse(text)).toBe(kept);
  });

  test("blank, too long and invisible characters are refused", () => {
    expect(textField(20).safeParse("   ").success).toBe(false);
    expect(textField(20).safeParse("x".repeat(21)).success).toBe(false);
    expect(faultOf(textField(20), "a\u0000b")).toBe("characters");
    expect(faultOf(textField(20), "a\u202Eb")).toBe("characters");
  });

  test("must be dates that exist", () => {
    expect(dayField.parse("2026-11-30")).toBe("2026-11-30");
    expect(faultOf(dayField, "2026-11-31")).toBe("not-a-day");
  });
});
