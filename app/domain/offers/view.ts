import { pick } from "#app/lib/pick.ts";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import { type MeasuredDrawdowns, measuredDrawdowns } from "#app/domain/figures/measured.ts";
import type { InstitutionStatus } from "#app/domain/organizations/lifecycle.ts";
import type { OfferStatus } from "./lifecycle.ts";
import { offerFiguresOf, type OfferFigures } from "#app/domain/offers/cost/figures.ts";
import { isPricedLoan, type IssuedTerms, issuedTermsSchema } from "#app/domain/offers/terms/record-terms.ts";

/** An issued offer as queried. */
export type IssuedOfferRow = {
  id: string;
  number: bigint;
  status: OfferStatus;
  commitment: Commitment;
  currentVersion: number;
  heldByDealId: string | null;
  prospectId: string;
  introductionId: string;
  issuedAt: Date | null;
  expiresAt: Date | null;
  answeredAt: Date | null;
  statusChangedAt: Date;
  reasonCode: string | null;
  note: string | null;
  institutionNameZh: string;
  institutionNameEn: string | null;
  institutionKind: string;
  institutionStatus: InstitutionStatus;
  institutionStoppedAt: Date | null;
  institutionAnswerDays: string | null;
  institutionDrawdownDays: string | null;
  institutionDrawdownDeals: number;
  terms: unknown;
  contractRatePercent: string | null;
  annualisedRatePercent: string | null;
  simpleRatePercent: string | null;
  totalCostFen: bigint | null;
};

const shownAsStored = [
  "id",
  "number",
  "status",
  "commitment",
  "prospectId",
  "introductionId",
  "issuedAt",
  "expiresAt",
  "answeredAt",
  "statusChangedAt",
  "reasonCode",
  "note",
  "annualisedRatePercent",
  "simpleRatePercent",
] as const satisfies readonly (keyof IssuedOfferRow)[];

/** What lists show a company of an offer: its terms; not the mandate's budget or the institution's contact. */
export type OfferSummary = Pick<IssuedOfferRow, (typeof shownAsStored)[number]> & {
  version: number;
  isOnHold: boolean;
  institution: {
    nameZh: string;
    nameEn: string | null;
    kind: string;
    status: InstitutionStatus;
    /** Since when it is suspended, or has left. */
    stoppedAt: Date | null;
    /** The measured median of its first answers, in working days; null where there were too few. */
    answerDays: number | null;
    /** From the acceptance to the first confirmed drawdown, and in how many deals of the last year. */
    drawdowns: MeasuredDrawdowns;
  };
  terms: IssuedTerms;
  /** The contract rate of the day of issue; null for equity and for a record. */
  ratePercent: string | null;
  /** What is left of the ask, where an offer that stands is for more, and so can't be accepted as it is. */
  leftFen?: bigint | undefined;
  /** Its mandate has less budget left than an offer that stands is for; never how much. */
  isBudgetShort?: boolean | undefined;
  /** Other offers under its mandate for which the budget isn't enough once this one is accepted. */
  budgetShortBeside?: readonly string[] | undefined;
};

/** The same with what the terms amount to, as on the offer's own page. */
export type OfferView = OfferSummary & OfferFigures;

export function toOfferSummary(row: IssuedOfferRow): OfferSummary {
  const terms = issuedTermsSchema.parse(row.terms);
  const ratePercent = isPricedLoan(terms) ? (row.contractRatePercent ?? "0") : null;
  return {
    ...pick(row, ...shownAsStored),
    version: row.currentVersion,
    isOnHold: row.heldByDealId !== null,
    institution: {
      nameZh: row.institutionNameZh,
      nameEn: row.institutionNameEn,
      kind: row.institutionKind,
      status: row.institutionStatus,
      stoppedAt: row.institutionStoppedAt,
      answerDays: row.institutionAnswerDays === null ? null : Number(row.institutionAnswerDays),
      drawdowns: measuredDrawdowns(row.institutionDrawdownDeals, row.institutionDrawdownDays),
    },
    terms,
    ratePercent,
  };
}

export function toOfferView(offer: OfferSummary): OfferView {
  return { ...offer, ...offerFiguresOf(offer.terms, offer.ratePercent) };
}
