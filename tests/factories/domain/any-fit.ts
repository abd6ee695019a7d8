import type { AdditiveFit } from "#app/domain/matching/ranking/additive-fit.ts";
import type { ProspectFacts } from "#app/domain/matching/criteria/facts.ts";

const parts: readonly ((facts: ProspectFacts) => string | null)[] = [
  ({ sector }) => sector,
  ({ district }) => district,
  ({ stage }) => stage,
  ({ amountMaxFen }) => (amountMaxFen === null ? null : String(amountMaxFen)),
  ({ stage, sector }) => (stage === null || sector === null ? null : `${stage} ${sector}`),
  ({ recognitions }) => recognitions?.[0] ?? null,
];

/** A fit with generated values; coarse ones, so that some pairs tie. */
export function anyFit(mandates: number, seed: number): AdditiveFit {
  const numbers = parts.map(() => new Map<string, number>());
  const rows = parts.map((): Float32Array[] => []);
  const valuesOf = (salt: number) =>
    Float32Array.from(
      { length: mandates },
      (_, slot) => ((slot * 31 + salt * 17 + seed * 7) % 13) / 10 - 0.6,
    );
  return {
    version: "any",
    kinds: parts.map((_, part) => `part ${part}`),
    institutionFit: valuesOf(99),
    rowsOf(facts, found) {
      parts.forEach((valueOf, part) => {
        const value = valueOf(facts);
        const known = numbers[part] as Map<string, number>;
        if (value !== null && !known.has(value)) known.set(value, known.size);
        found[part] = value === null ? -1 : (known.get(value) ?? -1);
      });
    },
    row(part, row) {
      const made = rows[part] as Float32Array[];
      return (made[row] ??= valuesOf(part * 50 + row));
    },
  };
}
