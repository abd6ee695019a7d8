import { CLASS_ONE_EDGES, DEBT_EDGES, GROWTH_EDGES, RD_EDGES } from "#app/domain/prospects/bands.ts";
import { FIGURE_FIELDS } from "#app/domain/matching/criteria/demands.ts";
import { type MandateUnit, typedNumber } from "./form.ts";

/**
 * By form field of a mandate, the edges of teaser bands in the field's unit: a limit at an edge is met or missed, any
 * other leaves a band open. Amounts in `unit`, ages in years, shares in percent.
 */
export function offeredEdges(unit: MandateUnit): Readonly<Record<string, readonly string[]>> {
  const inPercent = (edges: readonly number[]) => positive(edges).map((bp) => String(bp / 100));
  return {
    ...Object.fromEntries(
      FIGURE_FIELDS.map(({ field, kind, edges }) => [
        field,
        positive(edges).map((edge) => typedNumber(kind, edge, unit)),
      ]),
    ),
    rdIntensity: inPercent(RD_EDGES),
    revenueGrowth: inPercent(GROWTH_EDGES),
    classOneIp: positive(CLASS_ONE_EDGES).map(String),
    debtRatio: inPercent(DEBT_EDGES),
  };
}

function positive<N extends bigint | number>(edges: readonly N[]): N[] {
  return edges.filter((edge) => edge > 0);
}
