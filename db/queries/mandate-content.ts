import type { Insertable, Selectable } from "kysely";
import type { MandateContent, mandateContentSchema } from "#app/domain/mandates/criteria.ts";
import type { MandateTable } from "../schema/mandates.ts";

type MandateRow = Selectable<MandateTable>;
type StoredContent = ReturnType<typeof mandateContentSchema.encode>;
type Columns = Required<
  Pick<
    Insertable<MandateTable>,
    | "instruments"
    | "sectorsInclude"
    | "sectorsExclude"
    | "districts"
    | "stages"
    | "securities"
    | "recognitions"
    | "amountMinFen"
    | "amountMaxFen"
    | "termMinMonths"
    | "termMaxMonths"
    | "revenueMinFen"
    | "ageMinMonths"
    | "preferences"
    | "rateMinPercent"
    | "rateMaxPercent"
    | "budgetFen"
    | "introductionCap"
    | "validFrom"
    | "validUntil"
  >
>;

/** A mandate's columns from what it says, with its preferences already as JSON text. */
export function toMandateColumns({ terms }: MandateContent, preferencesJson: string): Columns {
  return {
    instruments: terms.instruments,
    sectorsInclude: terms.sectorsIncluded,
    sectorsExclude: terms.sectorsExcluded,
    districts: terms.districts,
    stages: terms.stages,
    securities: terms.securitiesAccepted,
    recognitions: terms.recognitionsAny,
    amountMinFen: terms.amountMinFen,
    amountMaxFen: terms.amountMaxFen,
    termMinMonths: terms.termMonthsMin ?? null,
    termMaxMonths: terms.termMonthsMax ?? null,
    revenueMinFen: terms.minRevenueFen ?? null,
    ageMinMonths: terms.minAgeMonths ?? null,
    preferences: preferencesJson,
    rateMinPercent: terms.priceMinPercent ?? null,
    rateMaxPercent: terms.priceMaxPercent ?? null,
    budgetFen: terms.budgetFen,
    introductionCap: terms.introductionCap,
    validFrom: terms.validFrom,
    validUntil: terms.validUntil,
  };
}

/**
 * What a mandate in force says, as its stored content: the ground on which its next version is written. Codes of an
 * imported world that the city's lists don't know are found by the schema when the content is read, not here.
 */
export function toStoredContent(row: MandateRow, title: string): StoredContent {
  const text = (fen: bigint | null) => (fen === null ? undefined : fen.toString());
  return {
    terms: {
      title,
      instruments: row.instruments,
      sectorsIncluded: row.sectorsInclude,
      sectorsExcluded: row.sectorsExclude,
      districts: row.districts,
      stages: row.stages,
      securitiesAccepted: row.securities,
      recognitionsAny: row.recognitions,
      amountMinFen: text(row.amountMinFen),
      amountMaxFen: text(row.amountMaxFen),
      termMonthsMin: row.termMinMonths ?? undefined,
      termMonthsMax: row.termMaxMonths ?? undefined,
      minRevenueFen: text(row.revenueMinFen),
      minAgeMonths: row.ageMinMonths ?? undefined,
      priceMinPercent: row.rateMinPercent ?? undefined,
      priceMaxPercent: row.rateMaxPercent ?? undefined,
      budgetFen: text(row.budgetFen),
      introductionCap: row.introductionCap,
      validFrom: row.validFrom ?? undefined,
      validUntil: row.validUntil ?? undefined,
    },
    preferences: row.preferences,
  } as StoredContent;
}

/** The names of a mandate after its title was written: one that was left as it is keeps both languages. */
export function toNames(
  title: string,
  current: Pick<MandateRow, "nameZh" | "nameEn">,
): Pick<MandateRow, "nameZh" | "nameEn"> {
  if (title === current.nameZh || title === current.nameEn)
    return { nameZh: current.nameZh, nameEn: current.nameEn };
  return /\p{Script=Han}/u.test(title) ? { nameZh: title, nameEn: null } : { nameZh: null, nameEn: title };
}
