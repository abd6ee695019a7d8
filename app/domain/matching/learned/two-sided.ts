/** A pair that is eligible, with u(c,l); who they are is up to the caller. */
export type Pair = { readonly company: number; readonly slot: number; readonly utility: number };

/** How much a company's chances among a mandate's other companies count; docs/matching.md: 0.25 to 0.5. */
export const OTHER_SIDE = 0.25;

/**
 * The order of a company's list that looks at both sides: log p(l|c) + β·log p(c|l), where p(l|c) is the softmax over the
 * mandates that a company is eligible for and p(c|l) over the companies eligible for a mandate. In the pairs' order.
 */
export function twoSided(pairs: readonly Pair[], otherSide = OTHER_SIDE): Float64Array {
  const ofCompany = logSums(pairs, ({ company }) => company);
  const ofSlot = logSums(pairs, ({ slot }) => slot);
  return Float64Array.from(
    pairs,
    ({ company, slot, utility }) =>
      utility - (ofCompany.get(company) ?? 0) + otherSide * (utility - (ofSlot.get(slot) ?? 0)),
  );
}

/** log Σ exp(u) of each group. */
function logSums(pairs: readonly Pair[], groupOf: (pair: Pair) => number): Map<number, number> {
  const most = new Map<number, number>();
  for (const pair of pairs)
    most.set(groupOf(pair), Math.max(most.get(groupOf(pair)) ?? -Infinity, pair.utility));
  const sums = new Map<number, number>();
  for (const pair of pairs) {
    const group = groupOf(pair);
    sums.set(group, (sums.get(group) ?? 0) + Math.exp(pair.utility - (most.get(group) ?? 0)));
  }
  return new Map([...sums].map(([group, sum]) => [group, Math.log(sum) + (most.get(group) ?? 0)]));
}
