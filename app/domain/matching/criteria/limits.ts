import type { MandateTerms, ProspectFacts } from "./facts.ts";

/** The largest amount in fen that a number holds exactly: 90,071,992,547,409.91 yuan. */
const MOST_EXACT = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * A number of the company that must reach a mandate's minimum, as the index stores both; where less is better, both are
 * negated. `minimum` is NaN where the mandate demands nothing; `best` is the best value that the company may have,
 * infinite where nothing is known.
 */
export type Limit = {
  readonly minimum: (terms: MandateTerms) => number;
  readonly best: (facts: ProspectFacts) => number;
  /** Whether that number is exact; if not, the eligibility rules decide. Without this function it always is. */
  readonly isExact?: (facts: ProspectFacts) => boolean;
};

/** A number that must be at least, or at most, what a mandate states; null is no demand, or unknown. */
export function numberLimit(
  sense: "at_least" | "at_most",
  demanded: (terms: MandateTerms) => number | null,
  known: (facts: ProspectFacts) => number | null,
): Limit {
  const sign = sense === "at_least" ? 1 : -1;
  return {
    minimum: (terms) => sign * (demanded(terms) ?? Number.NaN),
    best: (facts) => {
      const value = known(facts);
      return value === null ? Number.POSITIVE_INFINITY : sign * value;
    },
  };
}

/** The same for an amount in fen. */
export function fenLimit(
  sense: "at_least" | "at_most",
  demanded: (terms: MandateTerms) => bigint | null,
  known: (facts: ProspectFacts) => bigint | null,
): Limit {
  const sign = sense === "at_least" ? 1 : -1;
  return {
    minimum: (terms) => sign * limitOf(demanded(terms)),
    best: (facts) => {
      const fen = known(facts);
      return fen === null ? Number.POSITIVE_INFINITY : sign * Number(fen);
    },
    isExact: (facts) => isExactFen(known(facts)),
  };
}

/** Whether a number holds an amount in fen exactly. */
function isExactFen(fen: bigint | null): boolean {
  return fen === null || (fen <= MOST_EXACT && fen >= -MOST_EXACT);
}

/**
 * A mandate's limit in fen as a number that compares with every exact amount as the limit does: above the exact ones,
 * the next representable number. NaN for no limit.
 */
function limitOf(fen: bigint | null): number {
  if (fen === null) return Number.NaN;
  if (isExactFen(fen)) return Number(fen);
  return fen > 0n ? Number.MAX_SAFE_INTEGER + 1 : -Number.MAX_SAFE_INTEGER - 1;
}
