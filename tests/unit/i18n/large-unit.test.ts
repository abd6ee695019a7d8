import * as fc from "fast-check";
import { expect, it } from "vitest";
import { convertLarge } from "#app/i18n/large-unit.ts";
import { unitText } from "#app/lib/money.ts";

it("an amount typed in one unit is the same amount in the other", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), (fen) => {
      const [million, wan] = [unitText(fen, "million"), unitText(fen, "wan")];
      expect(convertLarge(million, "wan")).toBe(wan.replaceAll(",", ""));
      expect(convertLarge(wan, "million")).toBe(million.replaceAll(",", ""));
    }),
  );
});

it.each([
  ["2.5", "wan", "250"],
  ["1,200", "million", "12"],
  ["5", "million", "0.05"],
  ["0.005", "wan", "0.5"],
  ["250万", "million", "250万"],
  ["five", "wan", "five"],
  ["", "wan", ""],
] as const)("%j becomes, in %s, %j", (typed, to, expected) => {
  expect(convertLarge(typed, to)).toBe(expected);
});
