import type { Generated } from "kysely";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import type { DrawdownStatus } from "#app/domain/deals/drawdown.ts";
import type { ConditionReturnReason } from "#app/domain/codes/reasons.ts";
import type { WaiverStatus } from "#app/domain/deals/condition.ts";
import type { ConditionStatus, DealStatus } from "#app/domain/deals/lifecycle.ts";
import type { OfferStatus } from "#app/domain/offers/lifecycle.ts";
import type { Day } from "#app/lib/days.ts";
import type { JsonColumn } from "./json-column.ts";
import type { IntroductionColumns, PairColumns } from "./pair-columns.ts";

export interface OfferTable extends IntroductionColumns {
  id: Generated<string>;
  number: Generated<bigint>;
  prospectId: string;
  mandateId: string;
  status: OfferStatus;
  commitment: Generated<Commitment>;
  currentVersion: Generated<number>;
  instrument: string;
  amountFen: bigint | null;
  issuedAt: Date | null;
  expiresAt: Date | null;
  viewedAt: Date | null;
  answeredAt: Date | null;
  reasonCode: string | null;
  note: string | null;
  rounds: Generated<number>;
  heldByDealId: string | null;
  /** The price of its first issued version; null before it. */
  priceListVersion: number | null;
  createdBy: string | null;
  isDemonstration: Generated<boolean>;
  statusChangedAt: Generated<Date>;
  createdAt: Generated<Date>;
}

/** The draft of an offer's first or next version; the row outlives it, so that no revision repeats. */
export interface OfferDraftTable {
  offerId: string;
  institutionId: string;
  /** Null where nothing is being written. */
  content: JsonColumn | null;
  revision: Generated<number>;
  /** Everybody who edited it. */
  writtenBy: string[];
  approvalAskedAt: Date | null;
  approvalAskedBy: string | null;
  approvedAt: Date | null;
  approvedBy: string | null;
}

/** A company's counter-offer to a version. */
export interface CounterOfferTable extends PairColumns {
  offerId: string;
  /** From 1. */
  round: number;
  /** The version that it answers. */
  version: number;
  terms: JsonColumn;
  contractRatePercent: string | null;
  annualisedRatePercent: string | null;
  totalCostFen: bigint | null;
  words: string | null;
  counteredBy: string | null;
  counteredAt: Generated<Date>;
}

export interface OfferVersionTable extends PairColumns {
  offerId: string;
  version: number;
  terms: JsonColumn;
  /** The contract rate a year, at the LPR of the day of issue if it is based on that. */
  contractRatePercent: string | null;
  annualisedRatePercent: string | null;
  simpleRatePercent: string | null;
  totalCostFen: bigint | null;
  issuedBy: string | null;
  issuedAt: Generated<Date>;
  expiresAt: Date;
}

/** A version as sealed: the parties' names of that day, and the fingerprint. Written by the database only. */
export interface TermSheetTable extends IntroductionColumns {
  offerId: string;
  version: number;
  offerNumber: bigint;
  companyNameZh: string;
  companyNameEn: string | null;
  companyCode: string;
  institutionNameZh: string;
  institutionNameEn: string | null;
  issuedAt: Date;
  fingerprint: string;
}

export interface DealTable extends IntroductionColumns {
  id: Generated<string>;
  number: Generated<bigint>;
  offerId: string;
  offerVersion: number;
  prospectId: string;
  mandateId: string;
  status: DealStatus;
  commitment: Generated<Commitment>;
  instrument: string;
  amountFen: bigint;
  fundedFen: Generated<bigint>;
  confirmedFen: Generated<bigint>;
  /** Its price is its offer's, set by the database when the deal is inserted; a guarantee has none. */
  feeRateBp: Generated<number>;
  feeCapFen: Generated<bigint>;
  feeFloorFen: Generated<bigint>;
  vatInclusive: Generated<boolean>;
  priceListVersion: Generated<number>;
  signedByCompanyAt: Date | null;
  signedByInstitutionAt: Date | null;
  acceptedAt: Generated<Date>;
  reasonCode: string | null;
  note: string | null;
  isDemonstration: Generated<boolean>;
  statusChangedAt: Generated<Date>;
}

export interface DealConditionTable extends PairColumns {
  id: Generated<string>;
  dealId: string;
  position: number;
  description: string;
  status: Generated<ConditionStatus>;
  /** Since when it has been asked for: from the start, or after it was returned or reopened. */
  requestedAt: Generated<Date>;
  note: string | null;
  decidedBy: string | null;
  decidedAt: Date | null;
  providedBy: string | null;
  providedAt: Date | null;
  providedNote: string | null;
  documentId: string | null;
  /** Why it was last returned or reopened. */
  reasonCode: ConditionReturnReason | null;
}

export interface ConditionWaiverTable {
  id: Generated<string>;
  conditionId: string;
  dealId: string;
  institutionId: string;
  reason: string;
  status: Generated<WaiverStatus>;
  proposedBy: string;
  proposedAt: Generated<Date>;
  settledBy: string | null;
  settledAt: Date | null;
}

export interface DrawdownTable extends PairColumns {
  id: Generated<string>;
  dealId: string;
  sequence: number;
  amountFen: bigint;
  status: DrawdownStatus;
  requestedAt: Generated<Date>;
  fundedAt: Date | null;
  valueDate: Day | null;
  paymentReference: string | null;
  confirmDueAt: Date | null;
  confirmedAt: Date | null;
  disputedAt: Date | null;
  reversedAt: Date | null;
  note: string | null;
  isDemonstration: Generated<boolean>;
}
