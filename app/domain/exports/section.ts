/**
 * What a column of an archive holds. Amounts are fen, rates percent, days and instants as ISO 8601 has them; a code's words
 * are in the group of terms that is named.
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
