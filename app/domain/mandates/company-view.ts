import { pick } from "#app/lib/pick.ts";
import type { MandateTerms } from "#app/domain/matching/criteria/facts.ts";

/** A mandate in force with its institution, as stored: what is public, and what only the institution sees. */
export type MandateRecord = {
  number: bigint;
  nameZh: string | null;
  nameEn: string | null;
  institutionNameZh: string;
  institutionNameEn: string | null;
  institutionKind: string;
};

/** The responsiveness is as published: null below five requests. */
const publicTerms = [
  "instruments",
  "amountMinFen",
  "amountMaxFen",
  "termMonthsMin",
  "termMonthsMax",
  "priceMinBp",
  "priceMaxBp",
  "budgetLeftFen",
  "responsiveness",
  "firstAnswerDays",
] as const satisfies readonly (keyof MandateTerms)[];

/** What a company sees of a mandate among its funders. */
export type MandateView = Omit<MandateRecord, "number"> &
  Pick<MandateTerms, (typeof publicTerms)[number]> & {
    id: string;
    number: number;
    version: number;
    institutionId: string;
  };

/**
 * The only view through which a company sees a mandate: its public terms and what is left of it, in round steps. Other
 * introductions and commitments stay with the institution.
 */
export function toMandateView(record: MandateRecord, terms: MandateTerms): MandateView {
  return {
    id: terms.mandateId,
    number: Number(record.number),
    version: terms.version,
    nameZh: record.nameZh,
    nameEn: record.nameEn,
    institutionId: terms.institutionId,
    ...pick(record, "institutionNameZh", "institutionNameEn", "institutionKind"),
    ...pick(terms, ...publicTerms),
  };
}
