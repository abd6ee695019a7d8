import type { Insertable, Selectable } from "kysely";
import type { MandateContent, mandateContentSchema } from "#app/domain/mandates/criteria.ts";
import type { DemandColumns } from "#app/domain/matching/criteria/demands.ts";
import { contentOfRow, demandColumns } from "./demand-columns.ts";
import type { MandateTable } from "#db/schema/mandates.ts";

type MandateRow = Selectable<MandateTable>;
type StoredContent = ReturnType<typeof mandateContentSchema.encode>;
type Columns = DemandColumns &
  Required<
    Pick<
      Insertable<MandateTable>,
      "preferences" | "budgetFen" | "introductionCap" | "validFrom" | "validUntil"
    >
  >;

/** A mandate's columns from what it says, with its preferences already as JSON text. */
export function toMandateColumns({ terms }: MandateContent, preferencesJson: string): Columns {
  return {
    ...demandColumns(terms),
    preferences: preferencesJson,
    budgetFen: terms.budgetFen,
    introductionCap: terms.introductionCap,
    validFrom: terms.validFrom,
    validUntil: terms.validUntil,
  };
}

/**
 * What a mandate in force says, as its stored content: the ground on which its next version is written. Codes of an
 * imported dataset that the city's lists don't know are found by the schema when the content is read, not here.
 */
export function toStoredContent(row: MandateRow, title: string): StoredContent {
  return {
    terms: {
      title,
      ...contentOfRow(row),
      budgetFen: row.budgetFen.toString(),
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
