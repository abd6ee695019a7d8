import type { OfferSummary } from "#app/domain/offers/view.ts";
import { offerTermsSchema } from "#app/domain/offers/terms/offer-terms.ts";
import { termsJson } from "#tests/factories/agreements.ts";
import { equityTermsJson } from "#tests/factories/domain/content.ts";

interface Change extends Partial<Omit<OfferSummary, "terms" | "institution">> {
  terms?: object;
  measuredDays?: number | null;
}

/** An open offer of debt as lists have it, a loan of 4.10 % for 24 months unless changed. */
export function debtSummary(
  id: string,
  amountFen: bigint,
  { terms = {}, measuredDays = null, ...change }: Change = {},
): OfferSummary {
  return {
    id,
    number: 1n,
    status: "issued",
    commitment: "capital",
    prospectId: "prospect",
    introductionId: "introduction",
    issuedAt: new Date(0),
    expiresAt: new Date(1e12),
    answeredAt: null,
    statusChangedAt: new Date(0),
    reasonCode: null,
    note: null,
    annualisedRatePercent: null,
    simpleRatePercent: null,
    version: 1,
    isOnHold: false,
    institution: {
      nameZh: id,
      nameEn: id,
      kind: "bank",
      status: "active",
      stoppedAt: null,
      answerDays: null,
      drawdowns: { deals: measuredDays === null ? 0 : 5, medianWorkingDays: measuredDays },
    },
    terms: offerTermsSchema.parse({ ...termsJson(amountFen), ...terms }),
    ratePercent: "4.10",
    ...change,
  };
}

/** The same of a guarantor: four fifths of the loan, for a percent of it. */
export function guaranteeSummary(
  id: string,
  loanFen: bigint,
  { terms, ...change }: Change = {},
): OfferSummary {
  return debtSummary(id, loanFen, {
    commitment: "guarantee",
    ...change,
    terms: {
      instrument: "guaranteed_loan",
      fees: [{ kind: "guarantee_fee", timing: "upfront", percent: "1" }],
      details: { kind: "guarantee", ratioPercent: "80" },
      ...terms,
    },
  });
}

/** The same of an investor. */
export function equitySummary(
  id: string,
  amountFen: bigint,
  { terms, ...change }: Change = {},
): OfferSummary {
  return {
    ...debtSummary(id, amountFen, change),
    terms: offerTermsSchema.parse(equityTermsJson({ amountFen: String(amountFen), ...terms })),
    ratePercent: null,
  };
}
