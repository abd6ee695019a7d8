import type { AdditiveFit } from "#app/domain/matching/ranking/additive-fit.ts";
import type { ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import { rootOf } from "#app/domain/codes/paths.ts";
import { Random } from "#db/seeds/random.ts";

const band = (value: number | null, base: number) =>
  value === null ? null : String(Math.floor(Math.log2(Math.max(value, 1)) / base));
const fen = (value: bigint | null) => (value === null ? null : Number(value));
const cross = (...values: (string | null)[]) => (values.includes(null) ? null : values.join("|"));

function bounded(
  value: number | null | undefined,
  of: (value: number) => number,
  least: number,
  most: number,
): string | null {
  return value === null || value === undefined ? null : String(Math.max(least, Math.min(most, of(value))));
}

/** The features of the learned fit (docs/matching.md), each as the name of a row. */
const parts: Readonly<Record<string, (facts: ProspectFacts) => string | null>> = {
  sector: ({ sector }) => sector,
  district: ({ district }) => district,
  stage: ({ stage }) => stage,
  instrument: ({ instruments }) => instruments[0] ?? null,
  amount: ({ amountMaxFen }) => band(fen(amountMaxFen), 1),
  term: ({ termMonthsMax }) => band(termMonthsMax, 0.5),
  age: ({ ageMonths }) => band(ageMonths?.least ?? null, 1),
  revenue: ({ revenueFen }) => band(fen(revenueFen?.least ?? null), 1),
  growth: ({ revenueGrowthBp }) => bounded(revenueGrowthBp?.least, (bp) => Math.round(bp / 1_000), -4, 8),
  rights: ({ classOneIp }) => bounded(classOneIp?.least, (count) => count, 0, 6),
  recognition: ({ recognitions }) => recognitions[0] ?? "none",
  place_sector: ({ district, sector }) => cross(district, sector),
  stage_amount: ({ stage, amountMaxFen }) => cross(stage, band(fen(amountMaxFen), 1)),
  stage_sector: ({ stage, sector }) => cross(stage, sector === null ? null : rootOf(sector)),
};

/** A fit of the learned one's form and size, with generated lifts: a popularity, and normal values in every row. */
export function syntheticFit(mandates: number): AdditiveFit {
  const kinds = Object.keys(parts);
  const namers = Object.values(parts);
  const rowNumbers = kinds.map(() => new Map<string, number>());
  const rows: Float32Array[][] = kinds.map(() => []);
  const institutionFit = normals("standing", mandates, 1);
  return {
    version: "synthetic-1",
    kinds,
    institutionFit,
    rowsOf(facts, found) {
      namers.forEach((nameOf, part) => {
        const name = nameOf(facts);
        const numbers = rowNumbers[part] as Map<string, number>;
        if (name !== null && !numbers.has(name)) numbers.set(name, numbers.size);
        found[part] = name === null ? -1 : (numbers.get(name) ?? -1);
      });
    },
    row(part, row) {
      const made = rows[part] as Float32Array[];
      return (made[row] ??= normals(`${part}/${row}`, mandates, 0.5));
    },
  };
}

function normals(seed: string, count: number, deviation: number): Float32Array {
  const random = new Random(seed);
  return Float32Array.from({ length: count }, () => random.normal(0, deviation));
}
