import { pick } from "#app/lib/pick.ts";
import { type Day, dayOf } from "#app/lib/days.ts";
import { type TeaserBands, teaserBandsSchema, type TeaserTexts, teaserTextsSchema } from "./teaser-parts.ts";

/** A published prospect as stored. */
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

const shownAsStored = [
  "headlineZh",
  "headlineEn",
  "stage",
  "instruments",
  "securities",
  "purpose",
  "termMonthsMin",
  "termMonthsMax",
  "maxRatePercent",
  "firstAnswerDays",
] as const satisfies readonly (keyof TeaserRecord)[];

/** What any institution sees of a published prospect before consent. */
export type ProspectView = Pick<TeaserRecord, (typeof shownAsStored)[number]> & {
  id: string;
  number: number;
  version: number;
  shown: TeaserBands;
  /** The day, not the instant, of its publication. */
  publishedOn: Day;
};

const shownInRow = [
  "headlineZh",
  "headlineEn",
  "stage",
  "instruments",
  "termMonthsMin",
  "termMonthsMax",
] as const satisfies readonly (typeof shownAsStored)[number][];

/** What a row of a list reads of a published prospect, and what it shows. */
export type ProspectRowRecord = Pick<
  TeaserRecord,
  | (typeof shownInRow)[number]
  | "prospectId"
  | "number"
  | "edition"
  | "amountMinFen"
  | "amountMaxFen"
  | "bands"
  | "publishedAt"
>;
export type ProspectRowView = Pick<
  ProspectView,
  (typeof shownInRow)[number] | "id" | "number" | "version" | "shown" | "publishedOn"
>;

/** As `toInstitutionView`, with only what a row shows. */
export function toProspectRowView(record: ProspectRowRecord): ProspectRowView {
  return {
    id: record.prospectId,
    number: Number(record.number),
    version: record.edition,
    ...pick(record, ...shownInRow),
    // What is left of the ask changes with each acceptance; the rest is as published.
    shown: {
      ...teaserBandsSchema.parse(record.bands),
      askFen: { from: record.amountMinFen, to: record.amountMaxFen },
    },
    publishedOn: dayOf(record.publishedAt),
  };
}

/**
 * The only view through which an institution without consent sees a prospect: no company, no name, no person, no exact
 * figure. It lists each key explicitly; no other is sent.
 */
export function toInstitutionView(record: TeaserRecord): ProspectView {
  return { ...toProspectRowView(record), ...pick(record, ...shownAsStored) };
}

type StoredTeaser = Pick<
  TeaserRecord,
  (typeof shownAsStored)[number] | "amountMinFen" | "amountMaxFen" | "bands"
> & {
  texts: unknown;
};

/** A stored teaser for its own company, as institutions see it; null of an imported one, which has other parts. */
export function toOwnTeaserView({ bands, texts, amountMinFen, amountMaxFen, ...record }: StoredTeaser) {
  const [shown, words] = [teaserBandsSchema.safeParse(bands), teaserTextsSchema.safeParse(texts)];
  if (!shown.success || !words.success) return null;
  return {
    ...shown.data,
    ...words.data,
    ...pick(record, "stage", "instruments", "securities", "purpose", "termMonthsMin", "termMonthsMax"),
    ...pick(record, "maxRatePercent", "firstAnswerDays"),
    headline: record.headlineZh ?? record.headlineEn ?? "",
    askFen: { from: amountMinFen, to: amountMaxFen },
  };
}

/** The same with the prospect's free texts. */
export function toFullInstitutionView(
  record: TeaserRecord & { texts: unknown },
): ProspectView & { texts: TeaserTexts } {
  return { ...toInstitutionView(record), texts: teaserTextsSchema.parse(record.texts) };
}
