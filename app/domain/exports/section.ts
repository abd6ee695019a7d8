/**
 * The type of an archive's column. Amounts are fen, rates percent, days and instants ISO 8601; a code's labels are in
 * the named group of terms.
 */
export type ColumnKind =
  "text" | "number" | "money" | "percent" | "day" | "instant" | "boolean" | "object" | { code: string };

export interface ExportSection {
  sides: readonly ("company" | "institution")[];
  columns: Readonly<Record<string, ColumnKind>>;
}

/** A section of the archives of these sides, by its columns. */
function sectionOf<const Sides extends ExportSection["sides"]>(...sides: Sides) {
  return <const Columns extends ExportSection["columns"]>(columns: Columns) => ({ sides, columns });
}

export const ofCompany = sectionOf("company");
export const ofInstitution = sectionOf("institution");
export const ofBoth = sectionOf("company", "institution");

export function code(group: string): ColumnKind {
  return { code: group };
}
