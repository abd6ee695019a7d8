import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  dueFen,
  dueOn,
  monthStart,
  notOwedFen,
  numberSeries,
  periodAt,
  remindersBy,
  settledFen,
  toRefundFen,
} from "#app/domain/billing/invoice.ts";
import { forAll } from "#tests/support/for-all.ts";

const fen = fc.bigInt(0n, 10n ** 12n);
/** Less is credited than the total, and refunds are at most what was paid. */
const amounts = fc
  .record({ totalFen: fen, creditedFen: fen, paidFen: fen, refundedFen: fen, refundingFen: fen })
  .map(({ totalFen, creditedFen, paidFen, refundedFen, refundingFen }) => ({
    totalFen,
    creditedFen: totalFen === 0n ? 0n : creditedFen % (totalFen + 1n),
    paidFen,
    refundedFen: paidFen === 0n ? 0n : refundedFen % (paidFen + 1n),
    refundingFen,
  }));

describe("an invoice", () => {
  test("has receipts less refunds that are its settled part and what is still to go back", () => {
    forAll(amounts, (one) => {
      const over = -dueFen(one) > 0n ? -dueFen(one) : 0n;
      expect(one.paidFen - one.refundedFen).toBe(settledFen(one) + over);
      expect(settledFen(one) <= one.totalFen - one.creditedFen).toBe(true);
    });
  });

  test("asks for what has to go back once", () => {
    forAll(amounts, (one) => {
      const asked = toRefundFen(one);
      expect(asked >= 0n).toBe(true);
      expect(toRefundFen({ ...one, refundingFen: one.refundingFen + asked })).toBe(0n);
    });
  });

  test("has on its way back what is owed, once what is not owed is cancelled and the rest is asked for", () => {
    forAll(amounts, (one) => {
      const owed = dueFen(one) < 0n ? -dueFen(one) : 0n;
      const cancelled = notOwedFen(one);
      expect(cancelled >= 0n && cancelled <= one.refundingFen).toBe(true);
      expect(one.refundingFen - cancelled + toRefundFen(one)).toBe(owed);
    });
  });

  test("of the first of a month in Shanghai has the fees of the month before, and is due in thirty days", () => {
    const firstMinute = new Date("2031-02-28T16:00:00Z");
    expect(monthStart(firstMinute)).toBe("2031-03-01");
    expect(periodAt(firstMinute)).toBe("2031-02-01");
    expect(periodAt(new Date("2031-02-28T15:59:59Z"))).toBe("2031-01-01");
    expect(dueOn("2031-03-01")).toBe("2031-03-31");
    expect(numberSeries("LS", new Date("2030-12-31T16:00:00Z")).numberOf(7n)).toBe("LS-2031-000007");
  });

  test.each([
    ["2031-03-23", 0],
    ["2031-03-24", 1],
    ["2031-03-31", 2],
    ["2031-04-06", 2],
    ["2031-04-07", 3],
    ["2032-01-01", 3],
  ])("due on 2031-03-31 has had its reminders on %s: %i", (today, count) => {
    expect(remindersBy("2031-03-31", today)).toBe(count);
  });
});
