import type { MandateTerms } from "#app/domain/matching/criteria/facts.ts";

/** A mandate in force with its institution, as the database has it: what is shown, beside what is the institution's own. */
export type MandateRecord = {
  number: bigint;
  nameZh: string | null;
  nameEn: string | null;
  institutionNameZh: string;
  institutionNameEn: string | null;
  institutionKind: string;
};

/** A mandate as a company sees it among its funders. */
export type MandateView = {
  id: string;
  number: number;
  version: number;
  nameZh: string | null;
  nameEn: string | null;
  institutionId: string;
  institutionNameZh: string;
  institutionNameEn: string | null;
  institutionKind: string;
  instruments: readonly string[];
  amountMinFen: bigint | null;
  amountMaxFen: bigint | null;
  termMonthsMin: number | null;
  termMonthsMax: number | null;
  priceMinBp: number | null;
  priceMaxBp: number | null;
  budgetLeftFen: bigint;
  /** As they are published: null under five requests. */
  responsiveness: number | null;
  firstAnswerDays: number | null;
};

/**
 * The one view through which a mandate goes to a company: its public terms and what is left of it, in round steps. Who
 * else is introduced and what it has promised stay the institution's.
 */
export function toCompanyView(record: MandateRecord, terms: MandateTerms): MandateView {
  return {
    id: terms.mandateId,
    number: Number(record.number),
    version: terms.version,
    nameZh: record.nameZh,
    nameEn: record.nameEn,
    institutionId: terms.institutionId,
    institutionNameZh: record.institutionNameZh,
    institutionNameEn: record.institutionNameEn,
    institutionKind: record.institutionKind,
    instruments: terms.instruments,
    amountMinFen: terms.amountMinFen,
    amountMaxFen: terms.amountMaxFen,
    termMonthsMin: terms.termMonthsMin,
    termMonthsMax: terms.termMonthsMax,
    priceMinBp: terms.priceMinBp,
    priceMaxBp: terms.priceMaxBp,
    budgetLeftFen: terms.budgetLeftFen,
    responsiveness: terms.responsiveness,
    firstAnswerDays: terms.firstAnswerDays,
  };
}
