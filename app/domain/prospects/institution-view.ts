import { type Day, dayOf } from "#app/lib/days.ts";
import { type TeaserBands, teaserBandsSchema, type TeaserTexts, teaserTextsSchema } from "./teaser-parts.ts";

/** A published prospect as the database has it. */
export type TeaserRecord = {
  prospectId: string;
  number: bigint;
  edition: number;
  headlineZh: string | null;
  headlineEn: string | null;
  stage: string;
  instruments: readonly string[];
  securities: readonly string[] | null;
  purpose: string;
  termMonthsMin: number | null;
  termMonthsMax: number | null;
  maxRatePercent: string | null;
  firstAnswerDays: number | null;
  amountMinFen: bigint;
  amountMaxFen: bigint;
  bands: unknown;
  publishedAt: Date;
};

/** A published prospect as any institution sees it before consent. */
export type ProspectView = {
  id: string;
  number: number;
  version: number;
  headlineZh: string | null;
  headlineEn: string | null;
  stage: string;
  instruments: readonly string[];
  securities: readonly string[] | null;
  purpose: string;
  termMonthsMin: number | null;
  termMonthsMax: number | null;
  maxRatePercent: string | null;
  firstAnswerDays: number | null;
  shown: TeaserBands;
  /** The day, not the instant, of its publication. */
  publishedOn: Day;
};

/**
 * The one view through which a prospect goes to an institution that has no consent: no company, no name, no person,
 * no exact figure. Each key is named here; what is not named is not sent.
 */
export function toInstitutionView(record: TeaserRecord): ProspectView {
  return {
    id: record.prospectId,
    number: Number(record.number),
    version: record.edition,
    headlineZh: record.headlineZh,
    headlineEn: record.headlineEn,
    stage: record.stage,
    instruments: record.instruments,
    securities: record.securities,
    purpose: record.purpose,
    termMonthsMin: record.termMonthsMin,
    termMonthsMax: record.termMonthsMax,
    maxRatePercent: record.maxRatePercent,
    firstAnswerDays: record.firstAnswerDays,
    // What is left of the ask moves with each acceptance; the rest stands as it was published.
    shown: {
      ...teaserBandsSchema.parse(record.bands),
      askFen: { from: record.amountMinFen, to: record.amountMaxFen },
    },
    publishedOn: dayOf(record.publishedAt),
  };
}

/** The same with what the prospect says in words. */
export function toFullInstitutionView(
  record: TeaserRecord & { texts: unknown },
): ProspectView & { texts: TeaserTexts } {
  return { ...toInstitutionView(record), texts: teaserTextsSchema.parse(record.texts) };
}
