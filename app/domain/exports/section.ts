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

export const bothSides = ["company", "institution"] as const;

export function code(group: string): ColumnKind {
  return { code: group };
}
