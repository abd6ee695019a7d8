import { describe, expect, test } from "vitest";
import { z } from "zod";
import { FEE_KINDS, type FeeKind, type Instrument } from "#app/domain/codes/instruments.ts";
import { horizons } from "#app/domain/horizons.ts";
import { dilutionBp } from "#app/domain/offers/equity/dilution.ts";
import { equityFaults, equityTermsSchema } from "#app/domain/offers/equity/equity-terms.ts";
import { whyNotApprove, whyNotIssue, whyNotExpireOn } from "#app/domain/offers/negotiation/issuing.ts";
import { feesAllowed, loanFaults, loanTermsSchema } from "#app/domain/offers/terms/loan-terms.ts";
import { workingDaysWith } from "#app/lib/working-days.ts";
import { equityTermsJson, loanTermsJson } from "#tests/factories/domain/content.ts";

function faults(change: Record<string, unknown>) {
  const result = loanTermsSchema.safeParse({ ...loanTermsJson(), ...change });
  const issues = (result.error?.issues ?? []).map(({ path, message }) => ({ path, fault: message }));
  const together = result.success ? loanFaults(result.data) : [];
  return [...issues, ...together].map(({ path, fault }) => `${path.join(".")}: ${fault}`);
}

describe("a loan term sheet", () => {
  test("comes back from JSON as it was", () => {
    const terms = loanTermsSchema.parse(loanTermsJson());
    expect(loanTermsSchema.parse(JSON.parse(JSON.stringify(z.encode(loanTermsSchema, terms))))).toEqual(
      terms,
    );
  });

  test.each<[Record<string, unknown>, string[]]>([
    [{}, []],
    [{ amountFen: "0" }, ["amountFen: amount-not-positive"]],
    [{ spreadBp: undefined }, ["spreadBp: rate-missing"]],
    [{ lprTerm: undefined }, ["lprTerm: lpr-term-missing"]],
    [{ rateBasis: "fixed" }, ["fixedRatePercent: rate-missing"]],
    [{ rateBasis: "fixed", fixedRatePercent: "4.35" }, []],
    [{ repaymentMethod: "bullet_interest_quarterly", termMonths: 24 }, []],
    [{ repaymentMethod: "bullet_interest_quarterly", termMonths: 25 }, ["termMonths: quarters-only"]],
    [
      { fees: [{ kind: "arrangement_fee", timing: "upfront", percent: "0.5" }] },
      ["fees.0.kind: fee-not-allowed"],
    ],
    [{ fees: [{ kind: "valuation_fee", timing: "upfront" }] }, ["fees.0.amountFen: fee-amount-or-percent"]],
    [
      { fees: [{ kind: "valuation_fee", timing: "upfront", percent: "1", amountFen: "5" }] },
      ["fees.0.amountFen: fee-amount-or-percent"],
    ],
    [
      { instrument: "finance_lease", fees: [{ kind: "deposit", timing: "monthly", percent: "5" }] },
      ["fees.0.kind: fee-not-allowed"],
    ],
  ])("with %o has the faults %o", (change, expected) => {
    expect(faults(change)).toEqual(expected);
  });

  test("is a debt instrument", () => {
    expect(faults({ instrument: "equity", fees: [] })).toHaveLength(1);
  });
});

describe("the charges allowed beside interest", () => {
  test.each<[Instrument, FeeKind[]]>([
    ["guaranteed_loan", ["guarantee_fee"]],
    ["ip_pledge_loan", ["guarantee_fee", "valuation_fee", "insurance_premium", "notary_fee"]],
    ["finance_lease", ["handling_fee", "deposit", "insurance_premium", "valuation_fee"]],
    ["equity", []],
  ])("on a %s: %o", (instrument, kinds) => {
    expect([...feesAllowed(instrument)].sort()).toEqual([...kinds].sort());
  });

  test("never include a commitment, advisory, management, registration or material fee", () => {
    const never: FeeKind[] = [
      "arrangement_fee",
      "commitment_fee",
      "advisory_fee",
      "management_fee",
      "registration_fee",
      "material_fee",
    ];
    expect(FEE_KINDS).toEqual(expect.arrayContaining(never));
    const debts = ["unsecured_loan", "guaranteed_loan", "finance_lease", "receivables_finance"] as const;
    for (const instrument of debts) {
      expect(feesAllowed(instrument).filter((kind) => never.includes(kind))).toEqual([]);
    }
  });
});

describe("the issue of an offer", () => {
  const offer = {
    thresholdFen: 300_000_000n,
    committedFen: 350_000_000n,
    writtenBy: ["ann", "eve"],
    approvedBy: null,
  };

  test.each([
    [{}, "offer-second-person-needed"],
    [{ approvedBy: "ben" }, null],
    [{ approvedBy: "ann" }, "offer-approver-is-drafter"],
    [{ committedFen: 300_000_000n }, null],
    [{ thresholdFen: null }, null],
  ])("with %o: %s", (change, code) => {
    expect(whyNotIssue({ ...offer, ...change })).toBe(code);
  });

  test.each([
    ["2026-12-03", "offer-expiry-too-soon"],
    ["2026-12-04", null],
    ["2027-02-25", null],
    ["2027-02-26", "offer-expiry-too-late"],
    ["9999-12-31", "offer-expiry-too-late"],
  ])("with its last day on %s, written on 2026-11-27: %s", (expiresOn, code) => {
    expect(whyNotExpireOn(expiresOn, horizons.offerEnd("2026-11-27", workingDaysWith([])))).toBe(code);
  });

  test("is approved by someone other than its authors", () => {
    expect(whyNotApprove(offer, "ann")).toBe("offer-approver-is-drafter");
    expect(whyNotApprove(offer, "eve")).toBe("offer-approver-is-drafter");
    expect(whyNotApprove(offer, "ben")).toBeNull();
  });
});

describe("equity", () => {
  const stored = equityTermsJson();

  test("is shown as dilution", () => {
    const terms = equityTermsSchema.parse(stored);
    expect(dilutionBp(terms)).toBe(833);
    expect(equityTermsSchema.parse(z.encode(equityTermsSchema, terms))).toEqual(terms);
  });

  test.each<[object, string, string]>([
    [{ postMoneyFen: "600000000" }, "postMoneyFen", "valuation-not-above-amount"],
    [{ holdings: [{ holder: "founders", percent: "85" }] }, "holdings", "holdings-not-whole"],
    [{ poolPercent: "91.67" }, "poolPercent", "pool-too-large"],
    // Half and half to a basis point, and more than the whole exactly.
    [
      { amountFen: "500049000", postMoneyFen: "1000000000", poolPercent: "49.9999" },
      "poolPercent",
      "pool-too-large",
    ],
    // Exactly the whole.
    [
      { amountFen: "500000000", postMoneyFen: "1000000000", poolPercent: "50" },
      "poolPercent",
      "pool-too-large",
    ],
  ])("with %o is not a cap table", (change, field, fault) => {
    expect(equityFaults(equityTermsSchema.parse({ ...stored, ...change }))).toEqual([
      { fault, path: [field] },
    ]);
  });

  test("may leave existing holders a ten-thousandth of a percent", () => {
    const change = { amountFen: "500000000", postMoneyFen: "1000000000", poolPercent: "49.9999" };
    expect(equityFaults(equityTermsSchema.parse({ ...stored, ...change }))).toEqual([]);
  });
});
