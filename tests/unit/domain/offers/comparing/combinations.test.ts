import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CombinedAsk, combinationsOf } from "#app/domain/offers/comparing/combinations.ts";
import { guaranteedCost } from "#app/domain/offers/comparing/combined.ts";
import { comparedGroups } from "#app/domain/offers/comparing/groups.ts";
import { costOf } from "#app/domain/offers/cost/cost.ts";
import { isPricedLoan } from "#app/domain/offers/terms/record-terms.ts";
import { remainingAsk, remainingFor } from "#app/domain/offers/negotiation/acceptance.ts";
import type { OfferSummary } from "#app/domain/offers/view.ts";
import { forAll } from "#tests/support/for-all.ts";
import { debtSummary, equitySummary, guaranteeSummary } from "#tests/support/offers/summaries.ts";

const M = 100_000_000n;
const asking = (min: bigint, max: bigint, change: Partial<CombinedAsk> = {}): CombinedAsk => ({
  ask: { amountMinFen: min * M, amountMaxFen: max * M },
  acceptedFen: 0n,
  status: "published",
  ...change,
});
const pairsOf = (offers: readonly OfferSummary[], ask: CombinedAsk) =>
  combinationsOf(
    comparedGroups(offers, { amountFen: undefined, termMonths: undefined }),
    new Map([["prospect", ask]]),
  );
const idsOf = (...args: Parameters<typeof pairsOf>) => pairsOf(...args).map(({ ids }) => ids.join("+"));

const bank = (id: string, amount: bigint, change: object = {}) => debtSummary(id, amount * M, change);
const backed = (id: string, amount: bigint, fees: readonly object[] = []) =>
  bank(id, amount, { terms: { instrument: "guaranteed_loan", fees } });

describe("a pair of offers", () => {
  test("brings at least the least that is sought, and at most the most", () => {
    const offers = [bank("one", 3n), bank("other", 4n), equitySummary("fund", 2n * M)];
    expect(idsOf(offers, asking(5n, 8n))).toEqual(["one+other", "other+fund", "one+fund"]);
    expect(idsOf(offers, asking(6n, 6n))).toEqual(["other+fund"]);
    expect(idsOf(offers, asking(8n, 9n))).toEqual([]);
    expect(pairsOf(offers, asking(5n, 8n)).map(({ leftFen }) => leftFen / M)).toEqual([1n, 2n, 3n]);
  });

  test("counts what was accepted already", () => {
    const offers = [bank("one", 3n), bank("other", 4n)];
    expect(idsOf(offers, asking(5n, 9n, { acceptedFen: 2n * M }))).toEqual(["one+other"]);
    expect(idsOf(offers, asking(5n, 9n, { acceptedFen: 3n * M }))).toEqual([]);
  });

  test("is none of offers on hold, of another ask, or where nothing can be accepted", () => {
    const one = bank("one", 3n);
    expect(idsOf([one, bank("held", 4n, { isOnHold: true })], asking(5n, 8n))).toEqual([]);
    expect(idsOf([one, bank("elsewhere", 4n, { prospectId: "other" })], asking(5n, 8n))).toEqual([]);
    expect(idsOf([one, bank("other", 4n)], asking(5n, 8n, { status: "suspended" }))).toEqual([]);
    expect(idsOf([one, bank("other", 4n)], asking(5n, 8n, { status: "funded" }))).toEqual([]);
    expect(idsOf([one, bank("other", 4n)], asking(5n, 8n, { status: "paused" }))).toEqual(["one+other"]);
  });

  test("is none of offers for which their mandates' budgets are short, alone or together", () => {
    const [one, other] = [bank("one", 3n), bank("other", 4n)];
    const ask = asking(5n, 8n);
    expect(idsOf([one, { ...other, isBudgetShort: true }], ask)).toEqual([]);
    const [first, second] = [
      { ...one, budgetShortBeside: ["other"] },
      { ...other, budgetShortBeside: ["one"] },
    ];
    expect(idsOf([first, second], ask)).toEqual([]);
    expect(idsOf([first, second, bank("third", 4n)], ask)).toEqual(["other+third", "one+third"]);
    const guarantee = guaranteeSummary("guarantor", 5n * M, { budgetShortBeside: ["bank"] });
    const loan = { ...backed("bank", 5n), budgetShortBeside: ["guarantor"] };
    expect(idsOf([loan, guarantee], ask)).toEqual([]);
  });

  test("is not hidden by cheaper offers of more than is left", () => {
    const over = Array.from({ length: 12 }, (_, index) =>
      bank(`over${index}`, 9n, { ratePercent: "1", leftFen: 8n * M }),
    );
    expect(idsOf([...over, bank("one", 3n), bank("other", 4n)], asking(5n, 8n))).toEqual(["one+other"]);
  });

  test("of a bank and a guarantor costs what the loan costs with the guarantor's fees", () => {
    const loan = backed("bank", 5n);
    const [pair] = pairsOf([loan, guaranteeSummary("guarantor", 5n * M)], asking(4n, 6n));
    expect(pair).toMatchObject({ kind: "loan-and-guarantee", amountFen: 5n * M, givenBp: 0, leftFen: M });
    const plain = isPricedLoan(loan.terms) ? costOf(loan.terms, "4.10") : null;
    expect(pair?.totalCostFen).toBe((plain?.totalCostFen ?? 0n) + 5_000_000n);
    expect(Number(pair?.annualPercent)).toBeGreaterThan(Number(plain?.rate?.compoundPercent));
  });

  test("replaces the fee that the bank assumed, so that it is paid once", () => {
    const assumed = [{ kind: "guarantee_fee", timing: "upfront", percent: "2" }];
    const [of] = [backed("bank", 5n, assumed), backed("bank", 5n)].map((loan) =>
      pairsOf([loan, guaranteeSummary("guarantor", 5n * M)], asking(4n, 6n)),
    );
    const without = pairsOf([backed("bank", 5n), guaranteeSummary("guarantor", 5n * M)], asking(4n, 6n));
    expect(of?.[0]?.totalCostFen).toBe(without[0]?.totalCostFen);
  });

  test("of a guaranteed loan is with its guarantee only, and of shares with no other shares", () => {
    const fund = equitySummary("fund", 2n * M);
    expect(idsOf([backed("bank", 5n), bank("other", 2n), fund], asking(4n, 9n))).toEqual(["other+fund"]);
    expect(idsOf([fund, equitySummary("second", 3n * M)], asking(4n, 9n))).toEqual([]);
  });

  test("gives the shares of its equity, and says that a note's are assumed", () => {
    const details = {
      kind: "convertible_note",
      discountPercent: "0",
      qualifiedFen: "1",
      assumedPreMoneyFen: String(38n * M),
    };
    const terms = { instrument: "convertible_note", repaymentMethod: "single_repayment", details };
    const note = debtSummary("note", 2n * M, { ratePercent: "0", terms });
    const fund = equitySummary("fund", 2n * M, { terms: { postMoneyFen: String(20n * M) } });
    const pairs = pairsOf([bank("bank", 3n), note, fund], asking(5n, 5n));
    expect(pairs.map(({ ids, givenBp, isGivenAssumed }) => [ids[1], givenBp, isGivenAssumed])).toEqual([
      ["note", 500, true],
      ["fund", 1_000, false],
    ]);
  });

  test("can really both be accepted, one after the other; at most six are listed", () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 8 });
    forAll(60, amounts, fc.nat(4), fc.nat(8), fc.nat(4), (sizes, min, more, accepted) => {
      const ask = asking(BigInt(min), BigInt(min + more), { acceptedFen: BigInt(accepted) * M });
      const offers = sizes.map((size, index) =>
        index % 3 === 2 ? equitySummary(String(index), BigInt(size) * M) : bank(String(index), BigInt(size)),
      );
      const pairs = pairsOf(offers, ask);
      expect(pairs.length).toBeLessThanOrEqual(6);
      const { minFen } = remainingAsk(ask.ask, ask.acceptedFen);
      for (const { ids, amountFen } of pairs) {
        const [first = 0n, second = 0n] = ids.map((id) => BigInt(sizes[Number(id)] ?? 0) * M);
        expect(amountFen).toBe(first + second);
        expect(amountFen >= minFen).toBe(true);
        expect(first <= remainingFor("capital", ask.ask, ask.acceptedFen)).toBe(true);
        expect(second <= remainingFor("capital", ask.ask, ask.acceptedFen + first)).toBe(true);
      }
    });
  });

  test("costs with a guarantee at least as much as the loan alone", () => {
    forAll(30, fc.integer({ min: 0, max: 300 }), fc.integer({ min: 100, max: 1_200 }), (feeBp, rateBp) => {
      const loan = backed("bank", 5n).terms;
      if (!isPricedLoan(loan)) throw new Error("no loan");
      const ratePercent = (rateBp / 100).toFixed(2);
      const fees = [{ kind: "guarantee_fee", timing: "yearly", percent: (feeBp / 100).toFixed(2) } as const];
      const both = guaranteedCost({ terms: loan, ratePercent }, { fees });
      expect(both.totalCostFen >= costOf(loan, ratePercent).totalCostFen).toBe(true);
    });
  });
});
