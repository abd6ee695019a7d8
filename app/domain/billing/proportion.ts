/**
 * Divides an amount in fen over weights, so that no fen is lost: each part is its share rounded down, and the fen that
 * are left go one each to the largest remainders, the earlier first. A part never exceeds its weight as long as the
 * total does not exceed the sum of the weights. Weights are not negative; if all are zero, the first part has it all.
 * A negative total gives the same parts with the opposite sign.
 */
export function proportionFen(totalFen: bigint, weights: readonly bigint[]): bigint[] {
  if (totalFen < 0n) return proportionFen(-totalFen, weights).map((part) => -part);
  const sum = weights.reduce((all, weight) => all + weight, 0n);
  if (sum === 0n) return weights.map((_, index) => (index === 0 ? totalFen : 0n));
  const shares = weights.map((weight, index) => {
    const exact = totalFen * weight;
    return { index, part: exact / sum, rest: exact % sum };
  });
  let left = shares.reduce((rest, { part }) => rest - part, totalFen);
  const byRest = [...shares].sort(
    (a, b) => Number(b.rest > a.rest) - Number(b.rest < a.rest) || a.index - b.index,
  );
  for (const share of byRest) {
    if (left === 0n) break;
    share.part += 1n;
    left -= 1n;
  }
  return shares.map(({ part }) => part);
}
