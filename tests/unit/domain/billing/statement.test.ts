import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextInvoiceOn } from "#app/domain/billing/next-invoice.ts";
import { monthAsked, netFen, statementOf } from "#app/domain/billing/statement.ts";
import { instantOf } from "#app/lib/days.ts";
import { forAll } from "#tests/support/for-all.ts";

const balance = fc.record({
  owedFen: fc.bigInt({ min: -1_000_000_000n, max: 1_000_000_000n }),
  creditFen: fc.bigInt({ min: -1_000_000_000n, max: 1_000_000_000n }),
});

describe("the month of a statement", () => {
  test("is the present one, or one that is asked for and has begun", () => {
    expect(monthAsked(undefined, "2026-04-01")).toBe("2026-04-01");
    expect(monthAsked("2026-04", "2026-04-01")).toBe("2026-04-01");
    expect(monthAsked("2025-12", "2026-04-01")).toBe("2025-12-01");
  });

  test.each(["2026-05", "2099-01", "2026-13", "2026-00", "2026-4", "2026-04-01", "1999-01", "", "x"])(
    "is none where %j is asked for in April 2026",
    (month) => {
      expect(monthAsked(month, "2026-04-01")).toBeNull();
    },
  );
});

describe("a statement of account", () => {
  test("is opening balance, movements and closing balance, for any of them", () => {
    forAll(fc.tuple(balance, fc.array(balance)), ([opening, movements]) => {
      const { rows, closing } = statementOf(opening, movements);
      expect(rows.at(-1)?.balanceFen ?? netFen(opening)).toBe(netFen(closing));
      const sum = movements.reduce((all, one) => all + netFen(one), netFen(opening));
      expect(netFen(closing)).toBe(sum);
    });
  });

  test("goes on where the one before ended: any cut gives the same closing balance", () => {
    forAll(fc.tuple(balance, fc.array(balance), fc.nat()), ([opening, movements, at]) => {
      const cut = at % (movements.length + 1);
      const before = statementOf(opening, movements.slice(0, cut));
      const after = statementOf(before.closing, movements.slice(cut));
      const whole = statementOf(opening, movements);
      expect(after.closing).toEqual(whole.closing);
      expect([...before.rows, ...after.rows]).toEqual(whole.rows);
    });
  });
});

describe("the next invoice", () => {
  const at = instantOf("2026-11-15", 10);
  test.each([
    ["comes on the first of the next month", instantOf("2026-11-03"), "2026-12-01"],
    ["comes in the next night for what accrued before", instantOf("2026-10-31", 23), "2026-11-16"],
    ["does not come where nothing accrued", null, null],
  ])("%s", (_, oldest, day) => {
    expect(nextInvoiceOn(at, oldest)).toBe(day);
  });
});
