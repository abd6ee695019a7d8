import { pick } from "#app/lib/pick.ts";
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

/** A mandate's columns from its content, with its preferences already as JSON text. */
export function toMandateColumns({ terms }: MandateContent, preferencesJson: string): Columns {
  return {
    ...demandColumns(terms),
    preferences: preferencesJson,
    ...pick(terms, "budgetFen", "introductionCap", "validFrom", "validUntil"),
  };
}

/**
 * The stored content of a mandate in force: the basis of its next version. Codes of an imported dataset that the city's
 * lists don't have are detected by the schema when the content is read, not here.
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

/** The names of a mandate after an edit of its title: an unchanged one keeps both languages. */
export function toNames(
  title: string,
  current: Pick<MandateRow, "nameZh" | "nameEn">,
): Pick<MandateRow, "nameZh" | "nameEn"> {
  if (title === current.nameZh || title === current.nameEn)
    return { nameZh: current.nameZh, nameEn: current.nameEn };
  return /\p{Script=Han}/u.test(title) ? { nameZh: title, nameEn: null } : { nameZh: null, nameEn: title };
}
