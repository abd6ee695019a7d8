import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comparedGroups, type AskedOn, type ComparedGroup } from "#app/domain/offers/comparing/groups.ts";
import { forAll } from "#tests/support/for-all.ts";
import { debtSummary, equitySummary, guaranteeSummary } from "#tests/support/offers/summaries.ts";
import type { OfferSummary } from "#app/domain/offers/view.ts";

const M = 100_000_000n;
const own: AskedOn = { amountFen: undefined, termMonths: undefined };
const rated = (id: string, ratePercent: string, change: object = {}, amountFen = 5n * M) =>
  debtSummary(id, amountFen, { ratePercent, ...change });
const bestIn = (offers: readonly OfferSummary[], on = own) =>
  comparedGroups(offers, on).map(({ kind, best }) => [
    kind,
    Object.fromEntries(Object.entries(best).map(([measure, { ids, of }]) => [measure, [...ids, of]])),
  ]);
const groupOf = (offers: readonly OfferSummary[], on = own): ComparedGroup | undefined =>
  comparedGroups(offers, on)[0];

describe("offers compared", () => {
  test("stand by kind, in one order, each with its own amount and term", () => {
    const line = { kind: "revolving_credit", commitmentPercent: "0", utilisationPercent: "50" };
    const groups = comparedGroups(
      [
        equitySummary("fund", 6n * M),
        guaranteeSummary("guarantor", 5n * M),
        rated("bank", "4"),
        rated("line", "4", { terms: { instrument: "revolving_credit", details: line } }),
        rated("small", "4", { terms: { termMonths: 12 } }, 3n * M),
      ],
      own,
    );
    expect(groups.map(({ kind, on }) => [kind, on.amountFen / M, on.termMonths])).toEqual([
      ["loan", 3n, 12],
      ["line", 5n, 24],
      ["guarantee", 5n, 24],
      ["equity", 6n, 0],
    ]);
  });

  test("of one kind have no best where there is one", () => {
    expect(bestIn([rated("one", "4", { terms: { drawdownDays: 5 }, measuredDays: 3 })])).toEqual([
      ["loan", {}],
    ]);
    expect(bestIn([equitySummary("fund", M)])).toEqual([["equity", {}]]);
  });

  test("are the lowest at equal amount and term, not as they were offered", () => {
    // 3.9 % with a fixed fee of 20,000 is dearer on 1M than 4.1 %, and cheaper on 10M.
    const fees = [{ kind: "valuation_fee", timing: "upfront", amountFen: "2000000" }];
    const offers = [rated("fixed", "3.90", { terms: { fees } }, 10n * M), rated("plain", "4.10", {}, M)];
    expect(bestIn(offers)[0]?.[1]).toMatchObject({ annualCost: ["plain", 2] });
    expect(bestIn(offers, { amountFen: 10n * M, termMonths: 24 })[0]?.[1]).toMatchObject({
      annualCost: ["fixed", 2],
    });
  });

  test("that show the same rate tie, and two that are all there is have no label", () => {
    const offers = [rated("one", "4.0001"), rated("other", "4.0002")];
    expect(bestIn(offers)[0]?.[1]).not.toHaveProperty("annualCost");
    expect(bestIn([...offers, rated("third", "5")])[0]?.[1]).toMatchObject({
      annualCost: ["one", "other", 3],
    });
  });

  test.each([{ leftFen: M }, { isOnHold: true }, { isBudgetShort: true }])(
    "that can't be accepted as they stand are called nothing, and no other is measured against them: %o",
    (change) => {
      const speedy = { terms: { drawdownDays: 1 }, measuredDays: 1, ...change };
      const slow = { terms: { drawdownDays: 9 }, measuredDays: 9 };
      const offers = [rated("cheap", "2", speedy), rated("one", "4", slow), rated("other", "5")];
      const cost = ["one", 2];
      expect(bestIn(offers)[0]?.[1]).toEqual({ annualCost: cost, totalCost: cost });
      expect(bestIn(offers.slice(0, 2))).toEqual([["loan", {}]]);
      const shares = [equitySummary("fund", M, change), equitySummary("other", M)];
      expect(bestIn(shares)).toEqual([["equity", {}]]);
      const fee = { fees: [{ kind: "guarantee_fee", timing: "upfront", percent: "0.5" }] };
      const guarantees = [
        guaranteeSummary("cheap", M, { terms: fee, ...change }),
        guaranteeSummary("one", M),
      ];
      expect(bestIn(guarantees)).toEqual([["guarantee", {}]]);
    },
  );

  test("leave out a guaranteed loan that states no guarantee fee: it costs more than it says", () => {
    const guaranteed = (fees: readonly object[]) => ({ terms: { instrument: "guaranteed_loan", fees } });
    const fee = { kind: "guarantee_fee", timing: "upfront", percent: "0.1" };
    const others = [rated("one", "4"), rated("other", "5")];
    expect(bestIn([rated("cheap", "2", guaranteed([])), ...others])[0]?.[1]).toMatchObject({
      annualCost: ["one", 2],
    });
    expect(bestIn([rated("cheap", "2", guaranteed([fee])), ...others])[0]?.[1]).toMatchObject({
      annualCost: ["cheap", 3],
    });
  });

  test("of lines, receivables and guarantees are measured on one basis, and notes not at all", () => {
    const line = (id: string, utilisationPercent: string, rate: string) =>
      rated(id, rate, {
        terms: {
          instrument: "revolving_credit",
          details: { kind: "revolving_credit", commitmentPercent: "0", utilisationPercent },
        },
      });
    expect(bestIn([line("one", "50", "4"), line("other", "50.00", "5")])[0]?.[1]).toHaveProperty(
      "annualCost",
    );
    expect(bestIn([line("one", "50", "4"), line("other", "60", "5")])[0]?.[1]).not.toHaveProperty(
      "annualCost",
    );
    const half = { details: { kind: "guarantee", ratioPercent: "50" } };
    const cheap = { fees: [{ kind: "guarantee_fee", timing: "upfront", percent: "0.5" }] };
    const guarantor = guaranteeSummary("one", 5n * M);
    expect(bestIn([guarantor, guaranteeSummary("other", 5n * M, { terms: cheap })])[0]?.[1]).toEqual({
      fees: ["other", 2],
    });
    expect(bestIn([guarantor, guaranteeSummary("other", 5n * M, { terms: { ...cheap, ...half } })])).toEqual([
      ["guarantee", {}],
    ]);
    const details = {
      kind: "convertible_note",
      discountPercent: "20",
      qualifiedFen: "1",
      assumedPreMoneyFen: "9",
    };
    const note = (id: string, rate: string) =>
      rated(id, rate, { terms: { instrument: "convertible_note", details } });
    expect(bestIn([note("one", "4"), note("other", "8")])).toEqual([["note", {}]]);
  });

  test("of equity give least at one amount, with the option pool, which the same holders give", () => {
    const pool = (poolPercent: string, postMoneyFen: bigint) => ({
      terms: { poolPercent, postMoneyFen: String(postMoneyFen) },
    });
    // 6M on 54M before: 10 %; 3M on 24M before: 11.11 %, and of 3M the first takes 5.26 %.
    const offers = [
      equitySummary("large", 6n * M, pool("0", 60n * M)),
      equitySummary("small", 3n * M, pool("0", 27n * M)),
    ];
    expect(bestIn(offers)[0]?.[1]).toEqual({ given: ["large", 2] });
    const withPool = [
      equitySummary("pool", 6n * M, pool("10", 60n * M)),
      equitySummary("none", 6n * M, pool("0", 54n * M)),
    ];
    expect(bestIn(withPool)[0]?.[1]).toEqual({ given: ["none", 2] });
  });

  test("are the fastest by what each promises, and by what was measured; silence is no promise", () => {
    const speeds = (drawdownDays: number | undefined, measuredDays: number | null) => ({
      terms: { drawdownDays },
      measuredDays,
    });
    const offers = [
      rated("slow", "4", speeds(20, 9)),
      rated("fast", "4", speeds(5, 12)),
      rated("silent", "4", speeds(undefined, null)),
    ];
    expect(bestIn(offers)[0]?.[1]).toEqual({ promised: ["fast", 2], measured: ["slow", 2] });
  });

  test("name the loans that a guarantee could back: guaranteed, no larger, no longer, of the same ask", () => {
    const bank = (id: string, amountFen: bigint, change: object = {}, terms: object = {}) =>
      rated(id, "4", { ...change, terms: { instrument: "guaranteed_loan", ...terms } }, amountFen);
    const groups = comparedGroups(
      [
        guaranteeSummary("guarantor", 5n * M),
        bank("fits", 5n * M),
        bank("large", 6n * M),
        bank("long", 5n * M, {}, { termMonths: 36 }),
        bank("held", 5n * M, { isOnHold: true }),
        bank("elsewhere", 5n * M, { prospectId: "other" }),
        rated("secured", "4"),
      ],
      own,
    );
    const guarantee = groups.find(({ kind }) => kind === "guarantee");
    expect(guarantee?.offers).toMatchObject([{ id: "guarantor", backs: ["fits"] }]);
  });

  test("call lowest only what is at most as dear as each other of its kind that has a figure", () => {
    const offers = fc.array(
      fc.record({
        rate: fc.integer({ min: 200, max: 2_400 }).map((bp) => (bp / 100).toFixed(2)),
        amount: fc.integer({ min: 1, max: 9 }),
        feeFen: fc.integer({ min: 0, max: 5_000_000 }),
        termMonths: fc.constantFrom(12, 24, 36),
      }),
      { minLength: 1, maxLength: 6 },
    );
    forAll(40, offers, (drawn) => {
      const group = groupOf(
        drawn.map(({ rate, amount, feeFen, termMonths }, index) => {
          const fees = [{ kind: "valuation_fee", timing: "upfront", amountFen: String(feeFen) }];
          return rated(String(index), rate, { terms: { fees, termMonths } }, BigInt(amount) * M);
        }),
      );
      if (group?.kind !== "loan") throw new Error("no loans");
      const shown = group.offers.flatMap(({ id, compared: { cost } }) =>
        cost?.rate ? [{ id, rate: Number(Number(cost.rate.compoundPercent).toFixed(2)) }] : [],
      );
      const least = Math.min(...shown.map(({ rate }) => rate));
      for (const { id, rate } of shown)
        if (group.best.annualCost?.ids.has(id) === true) expect(rate).toBeCloseTo(least, 1);
      if (drawn.length === 1) expect(group.best).toEqual({});
    });
  });
});
