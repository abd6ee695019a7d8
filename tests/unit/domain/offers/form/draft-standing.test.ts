import { describe, expect, test } from "vitest";
import { costOf } from "#app/domain/offers/cost/cost.ts";
import { standingToAsk, standingToMandate } from "#app/domain/offers/form/draft-standing.ts";
import { firstDraft } from "#app/domain/offers/form/first-draft.ts";
import type { LoanTerms } from "#app/domain/offers/terms/loan-terms.ts";

const million = (count: number) => BigInt(count) * 100_000_000n;
const terms: LoanTerms = {
  instrument: "ip_pledge_loan",
  amountFen: million(3),
  rateBasis: "lpr",
  lprTerm: "1Y",
  spreadBp: 75,
  rateReset: "fixed_for_term",
  termMonths: 24,
  repaymentMethod: "annuity",
  fees: [{ kind: "guarantee_fee", timing: "upfront", percent: "1" }],
  securities: [{ kind: "class_one_ip" }, { kind: "equipment" }],
  conditions: [],
};
const cost = costOf(terms, "3.75");
const ask = {
  amountMinFen: million(4),
  amountMaxFen: million(5),
  termMonthsMin: 36,
  termMonthsMax: null,
  securities: ["class_one_ip"],
  maxRatePercent: null,
};
const mandate = {
  amountMinFen: million(1),
  amountMaxFen: million(5),
  termMonthsMin: 12,
  termMonthsMax: 36,
  priceMinPercent: "3.30",
  priceMaxPercent: "3.70",
  leftFen: million(2),
};

describe("how a draft stands to the ask", () => {
  test("smaller, shorter and secured by more", () => {
    const rows = standingToAsk(terms, "capital", cost, ask);
    expect(rows.map(({ of, verdict }) => [of, verdict])).toEqual([
      ["amount", "below"],
      ["term", "below"],
      ["securities", "above"],
    ]);
    expect(rows[2]).toMatchObject({ more: ["equipment"] });
  });

  test("a limit on the cost is compared only where it is published, with all costs in", () => {
    const published = standingToAsk(terms, "capital", cost, { ...ask, maxRatePercent: "4.00" });
    expect(published.at(-1)).toMatchObject({ of: "yearlyCost", most: "4.00", verdict: "above" });
    expect(
      standingToAsk(terms, "capital", null, { ...ask, maxRatePercent: "4.00" }).map(({ of }) => of),
    ).not.toContain("yearlyCost");
  });

  test("without a teaser nothing is compared", () => {
    const nothing = { ...ask, amountMinFen: null, amountMaxFen: null, termMonthsMin: null, securities: null };
    expect(standingToAsk(terms, "capital", cost, nothing)).toEqual([]);
  });
});

describe("how a draft stands to the mandate", () => {
  test("each of its limits, and what it has left", () => {
    const rows = standingToMandate(terms, "3.75", "capital", mandate);
    expect(rows.map(({ of, verdict }) => [of, verdict])).toEqual([
      ["amount", "within"],
      ["term", "within"],
      ["contractRate", "above"],
      ["budget", "above"],
    ]);
  });

  test("a guarantee takes the guaranteed part", () => {
    const guaranteed = { ...terms, details: { kind: "guarantee" as const, ratioPercent: "50" } };
    const rows = standingToMandate(guaranteed, null, "guarantee", mandate);
    expect(rows.at(-1)).toMatchObject({ of: "budget", offered: million(3) / 2n, verdict: "within" });
  });

  test("equity has neither term nor rate", () => {
    const equity = { instrument: "equity" as const, amountFen: million(3) };
    expect(standingToMandate(equity, null, "capital", mandate).map(({ of }) => of)).toEqual([
      "amount",
      "budget",
    ]);
  });
});

describe("the draft with which an offer starts", () => {
  const ground = {
    askedMaxFen: million(5),
    askedTermMin: 12,
    askedTermMax: 72,
    mandateMaxFen: million(4),
    mandateTermMax: null,
    leftFen: million(9),
  };
  const days = { today: "2026-11-23", ends: { from: "2026-11-30", to: "2027-02-21" } };

  test("the most that both sides allow, for the longest term, open for thirty days", () => {
    expect(firstDraft("ip_pledge_loan", ground, days)).toEqual({
      terms: { instrument: "ip_pledge_loan", amountFen: million(4), termMonths: 72, lprTerm: "5Y" },
      expiresOn: "2026-12-23",
    });
    const shorter = firstDraft(
      "ip_pledge_loan",
      { ...ground, mandateTermMax: 36, leftFen: million(1) },
      days,
    );
    expect(shorter.terms).toMatchObject({ amountFen: million(1), termMonths: 36, lprTerm: "1Y" });
  });

  test("nothing that does not follow from ask and mandate", () => {
    const unknown = { ...ground, askedMaxFen: null, askedTermMin: null, askedTermMax: null };
    expect(firstDraft("ip_pledge_loan", unknown, days).terms).toEqual({ instrument: "ip_pledge_loan" });
    expect(firstDraft("finance_lease", ground, days).terms).not.toHaveProperty("amountFen");
    expect(firstDraft("equity", ground, days).terms).toEqual({ instrument: "equity", amountFen: million(4) });
    expect(firstDraft("equity", { ...ground, leftFen: 0n }, days).terms).toEqual({ instrument: "equity" });
  });

  test("an end that the calendar allows", () => {
    const holidays = { today: "2026-11-23", ends: { from: "2026-12-28", to: "2027-02-21" } };
    expect(firstDraft("equity", ground, holidays).expiresOn).toBe("2026-12-28");
  });
});
