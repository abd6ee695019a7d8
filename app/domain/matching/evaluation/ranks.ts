/** The rank of each true item, 1 for the first: by score, ties by `tie`, both highest first. */
export function ranksOf(
  scores: ArrayLike<number>,
  truth: readonly number[],
  tie: (index: number) => number,
): number[] {
  return truth
    .map((one) => {
      const own = scores[one] ?? -Infinity;
      let rank = 1;
      for (let i = 0; i < scores.length; i++) {
        const score = scores[i] ?? -Infinity;
        if (score > own || (score === own && i !== one && tie(i) > tie(one))) rank += 1;
      }
      return rank;
    })
    .sort((a, b) => a - b);
}

/** The indices of the best `most`, best first, by the same order; −Infinity is not ranked. */
export function bestOf(scores: ArrayLike<number>, most: number, tie: (index: number) => number): number[] {
  const best: number[] = [];
  const isBefore = (one: number, other: number) => {
    const [a, b] = [scores[one] ?? -Infinity, scores[other] ?? -Infinity];
    return a > b || (a === b && tie(one) > tie(other));
  };
  for (let i = 0; i < scores.length; i++) {
    if (scores[i] === -Infinity) continue;
    const last = best.at(-1);
    if (best.length === most && last !== undefined && !isBefore(i, last)) continue;
    let at = best.length;
    while (at > 0 && isBefore(i, best[at - 1] ?? i)) at -= 1;
    best.splice(at, 0, i);
    if (best.length > most) best.pop();
  }
  return best;
}
