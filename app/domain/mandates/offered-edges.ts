import {
  AGE_YEARS_EDGES,
  CLASS_ONE_EDGES,
  DEBT_EDGES,
  GROWTH_EDGES,
  RD_EDGES,
  REVENUE_EDGES,
} from "#app/domain/prospects/bands.ts";
import type { MandateUnit } from "./form.ts";

/**
 * By field of a mandate's form the edges of the bands that teasers show, as the field has them: a limit on one of them is
 * met or missed, any other leaves a band open. Amounts in `unit`, ages in years, shares in percent.
 */
export function offeredEdges(unit: MandateUnit): Readonly<Record<string, readonly string[]>> {
  const inUnit = (fen: bigint) =>
    unit === "wan" ? String(fen / 1_000_000n) : String(Number(fen) / 100_000_000);
  const inPercent = (edges: readonly number[]) => positive(edges).map((bp) => String(bp / 100));
  return {
    minRevenueFen: REVENUE_EDGES.filter((fen) => fen > 0n).map(inUnit),
    minAgeMonths: positive(AGE_YEARS_EDGES).map(String),
    rdIntensity: inPercent(RD_EDGES),
    revenueGrowth: inPercent(GROWTH_EDGES),
    classOneIp: positive(CLASS_ONE_EDGES).map(String),
    debtRatio: inPercent(DEBT_EDGES),
  };
}

function positive(edges: readonly number[]): number[] {
  return edges.filter((edge) => edge > 0);
}
