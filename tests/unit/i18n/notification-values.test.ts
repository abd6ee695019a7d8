import fc from "fast-check";
import { expect, test } from "vitest";
import { locales } from "#app/i18n/locale.ts";
import { notificationValues } from "#app/i18n/notification-values.ts";
import { parseMoney } from "#app/lib/typed-numbers.ts";

const amounts = fc.oneof(
  fc.bigInt(1n, 100_000_000_000_000n),
  fc.bigInt(1n, 100_000n).map((tenThousands) => tenThousands * 1_000_000n),
);
const facts = { number: 7n, status: "", until: null, institutionNameZh: null, institutionNameEn: null };

test("an amount in a notification and its mail is the page's to the fen, in both languages", () =>
  fc.assert(
    fc.property(amounts, fc.constantFrom(...locales), (amountFen, locale) => {
      const { amount } = notificationValues(locale, "offer", { ...facts, amountFen }, new Date());
      expect(parseMoney(amount, "yuan")).toEqual({ ok: true, fen: amountFen });
    }),
  ));
