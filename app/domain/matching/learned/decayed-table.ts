/** Counts by institution as added, each deal weighted by the landmark's clock. */
export type CountRow = Map<number, number>;

/**
 * Counts of (value, institution) that fade with time by forward decay (Cormode et al. 2009): a deal on day d is added
 * once with the weight 2^((d − landmark)/half-life), and every count read on day t is scaled by 2^(−(t − landmark)/
 * half-life). Nothing is ever recounted.
 */
export class DecayedTable {
  readonly #rows: (CountRow | undefined)[] = [];
  readonly #totals: number[] = [];
  /** By institution, over all values. */
  readonly byInstitution: number[] = [];
  total = 0;
  /** How many values have a count. */
  values = 0;

  /** A value's counts by institution; undefined if none. */
  row(value: number): CountRow | undefined {
    return this.#rows[value];
  }

  /** One more than the highest value that has a count. */
  get size(): number {
    return this.#rows.length;
  }

  /** The total of a value over all institutions. */
  totalOf(value: number): number {
    return this.#totals[value] ?? 0;
  }

  /** `weight` is by the landmark's clock: see `DecayClock`. */
  add(value: number, institution: number, weight: number): void {
    let row = this.#rows[value];
    if (row === undefined) {
      this.#rows[value] = row = new Map();
      this.values += 1;
    }
    row.set(institution, (row.get(institution) ?? 0) + weight);
    this.#totals[value] = (this.#totals[value] ?? 0) + weight;
  }

  /** Once for each deal in which the value is known: shares are relative to such deals only. */
  addKnown(institution: number, weight: number): void {
    this.byInstitution[institution] = (this.byInstitution[institution] ?? 0) + weight;
    this.total += weight;
  }

  /** Multiplies all counts by `factor` when the landmark moves, before numbers overflow. */
  rescale(factor: number): void {
    for (const [value, row] of this.#rows.entries()) {
      if (row === undefined) continue;
      for (const [key, count] of row) row.set(key, count * factor);
      this.#totals[value] = (this.#totals[value] ?? 0) * factor;
    }
    for (const [i, count] of this.byInstitution.entries()) this.byInstitution[i] = (count || 0) * factor;
    this.total *= factor;
  }
}

/** The weight of a day, by a landmark and a half-life in days; with Infinity nothing fades. */
export class DecayClock {
  landmark = 0;
  readonly halfLife: number;

  constructor(halfLife: number) {
    this.halfLife = halfLife;
  }

  weightOf(day: number): number {
    return 2 ** ((day - this.landmark) / this.halfLife);
  }

  /** The factor by which a count is multiplied when it is read on `day`. */
  scaleAt(day: number): number {
    return 2 ** (-(day - this.landmark) / this.halfLife);
  }

  /** Moves the landmark to `day` once weights exceed 2^64; returns the factor for the counts so far. */
  advance(day: number): number | null {
    if ((day - this.landmark) / this.halfLife < 64) return null;
    const factor = this.scaleAt(day);
    this.landmark = day;
    return factor;
  }
}
