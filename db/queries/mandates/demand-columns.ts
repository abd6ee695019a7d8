import {
  byField,
  type DemandColumns,
  type DemandsInContent,
  isPercent,
} from "#app/domain/matching/criteria/demands.ts";
import type { Demands } from "#app/domain/matching/criteria/facts.ts";

/** The criteria of a mandate's content, as columns. */
export function demandColumns(content: DemandsInContent): DemandColumns {
  const columns = byField(
    "content",
    (demand) => content[demand.content] ?? (demand.kind === "codes" ? [] : null),
  );
  return columns as DemandColumns;
}

/** The criteria of a mandate's row as stored content, amounts as texts; unrestricted criteria are omitted. */
export function contentOfRow(row: DemandColumns): Record<string, unknown> {
  return byField("content", ({ content }) => {
    const value = row[content];
    return typeof value === "bigint" ? value.toString() : (value ?? undefined);
  });
}

/** The matcher's form, as columns. */
export function toDemandColumns(demands: Demands): DemandColumns {
  const columns: Record<string, unknown> = byField("content", (demand) => {
    const value = demands[demand.name];
    if (typeof value === "number" && isPercent(demand)) return (value / 100).toFixed(2);
    return Array.isArray(value) ? [...(value as string[])] : value;
  });
  return columns as unknown as DemandColumns;
}
