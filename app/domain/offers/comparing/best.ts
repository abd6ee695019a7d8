/** One offer's value of a measure. Offers are measured against each other only on the same basis. */
export interface Measured {
  id: string;
  /** The lower, the better; as precise as it is shown. Null: it has none, or none that could be compared. */
  value: number | bigint | null;
  /** What must be equal for the values to mean the same. */
  basis: string;
}

/** The offers that have the best value, and out of how many. */
export interface Best {
  ids: ReadonlySet<string>;
  of: number;
}

/**
 * Which of several offers of one kind may be called the lowest, fastest or least. Nobody may, unless at least two have a
 * value, all that have one share a basis, and not all are equal. A tie for the best value goes to each of those that
 * tie. `of` counts the offers with a value, so that the label says what it was measured against.
 */
export function bestOffers(offers: readonly Measured[]): Best | null {
  const measured = offers.filter(({ value }) => value !== null);
  const [first] = measured;
  if (first === undefined || measured.some(({ basis }) => basis !== first.basis)) return null;
  const values = measured.flatMap(({ value }) => value ?? []);
  const least = values.reduce((low, value) => (value < low ? value : low));
  const best = measured.filter(({ value }) => value === least);
  if (best.length === measured.length) return null;
  return { ids: new Set(best.map(({ id }) => id)), of: measured.length };
}
