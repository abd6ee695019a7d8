import type { OfferChange, OwnedProspect } from "#tests/factories/agreements.ts";
import { termsJson } from "#tests/factories/agreements.ts";
import { equityTermsJson } from "#tests/factories/domain/content.ts";
import type { openGiven } from "#tests/factories/open-given.ts";

export interface OfferedTerms {
  /** The institution, in both languages. */
  by: readonly [nameZh: string, nameEn: string];
  terms: object;
  ratePercent?: string | null;
  change?: OfferChange;
}

/** An issued offer of these terms by an institution of its own, with the prospect that it finances. */
export async function offeredTerms(
  { given, db }: Pick<ReturnType<typeof openGiven>, "given" | "db">,
  prospect: OwnedProspect,
  { by: [nameZh, nameEn], terms: own, ratePercent = "4.10", change = {} }: OfferedTerms,
) {
  const mandate = await given.activeMandate();
  await db.update("institution", mandate.institution.institutionId, { nameZh, nameEn });
  const terms = { ...termsJson(500_000_000n), ...own };
  const { id } = await given.issuedOffer(prospect, mandate, {
    instrument: terms.instrument,
    amountFen: BigInt(terms.amountFen),
    ...change,
  });
  await db.update(
    "offerVersion",
    { offerId: id },
    {
      terms: JSON.stringify(terms),
      contractRatePercent: ratePercent,
      ...(ratePercent === null ? { annualisedRatePercent: null, simpleRatePercent: null } : {}),
    },
  );
  return id;
}

const upfront = (kind: string, percent: string) => ({ kind, timing: "upfront", percent });

/** One or two offers of each kind, with the longest names and most terms that lists have. */
export const OFFERS_OF_EACH_KIND: readonly OfferedTerms[] = [
  {
    by: ["浑江银行", "Hun River Bank"],
    ratePercent: "3.65",
    terms: {
      amountFen: "600000000",
      fees: [{ kind: "valuation_fee", timing: "upfront", amountFen: "1800000" }],
      securities: [{ kind: "class_one_ip" }],
      drawdownDays: 12,
    },
  },
  {
    by: ["南湖银行", "South Lake Bank"],
    ratePercent: "3.30",
    terms: {
      instrument: "guaranteed_loan",
      amountFen: "600000000",
      repaymentMethod: "equal_principal",
      fees: [{ kind: "guarantee_fee", timing: "yearly", percent: "0.8" }],
      securities: [{ kind: "guarantor" }],
      drawdownDays: 8,
    },
  },
  {
    by: ["长春农村商业银行股份有限公司净月支行", "Changchun Rural Commercial Bank, Jingyue Branch"],
    ratePercent: "4.35",
    terms: { amountFen: "300000000", termMonths: 36, repaymentMethod: "bullet_interest_quarterly" },
  },
  {
    by: ["北春租赁", "North Spring Leasing"],
    ratePercent: "5.80",
    terms: {
      instrument: "finance_lease",
      amountFen: "500000000",
      termMonths: 36,
      fees: [upfront("handling_fee", "1.2"), upfront("deposit", "5")],
      details: {
        kind: "finance_lease",
        assetPriceFen: "600000000",
        downPaymentFen: "100000000",
        residualFen: "10000",
        paid: "in_arrears",
      },
    },
  },
  {
    by: ["伊通银行", "Yitong Bank"],
    ratePercent: "4.00",
    terms: {
      instrument: "revolving_credit",
      termMonths: 12,
      repaymentMethod: "bullet_interest_monthly",
      details: { kind: "revolving_credit", commitmentPercent: "0.2", utilisationPercent: "60" },
    },
  },
  {
    by: ["松江保理", "Songjiang Factoring"],
    ratePercent: "6.20",
    terms: {
      instrument: "receivables_finance",
      amountFen: "240000000",
      termMonths: 6,
      repaymentMethod: "single_repayment",
      details: {
        kind: "factoring",
        receivableFen: "300000000",
        advancePercent: "80",
        servicePercent: "0.5",
        recourse: "with_recourse",
      },
    },
  },
  {
    by: ["雪岭创投", "Snow Ridge Ventures"],
    ratePercent: "6.00",
    terms: {
      instrument: "convertible_note",
      amountFen: "200000000",
      repaymentMethod: "single_repayment",
      details: {
        kind: "convertible_note",
        discountPercent: "20",
        capFen: "5000000000",
        qualifiedFen: "1000000000",
        assumedPreMoneyFen: "6000000000",
      },
    },
  },
  {
    by: ["伊通河融资担保", "Yitong River Guarantee"],
    terms: {
      instrument: "guaranteed_loan",
      amountFen: "600000000",
      fees: [upfront("guarantee_fee", "0.8")],
      details: { kind: "guarantee", ratioPercent: "80" },
    },
    change: { commitment: "guarantee", amountFen: 480_000_000n },
  },
  {
    by: ["净月资本", "Jingyue Capital"],
    ratePercent: null,
    terms: {
      ...equityTermsJson({ amountFen: "600000000", postMoneyFen: "7200000000", poolPercent: "10" }),
      holdings: [
        { holder: "founders", percent: "72" },
        { holder: "employees", percent: "10" },
        { holder: "investors", percent: "18" },
      ],
      drawdownDays: 40,
    },
  },
  {
    by: ["长光基金", "Changguang Fund"],
    ratePercent: null,
    terms: {
      ...equityTermsJson({ amountFen: "400000000", postMoneyFen: "4400000000", poolPercent: "5" }),
      boardSeats: 0,
      participation: "participating",
      preferenceTimes: "1.5",
    },
  },
];
