/** A row of counts: by institution, as added, each deal weighed by the landmark's clock. */
export type CountRow = Map<number, number>;

/**
 * Counts of (value, institution) that fade with time by forward decay (Cormode et al. 2009): a deal on day d is added
 * once with the weight 2^((d − landmark)/half-life), and every count read on day t is scaled by 2^(−(t − landmark)/
 * half-life). Nothing is ever recounted.
 */
export class DecayedTable {
  readonly rows = new Map<number, CountRow>();
  /** Of a value, over all institutions. */
  readonly totals = new Map<number, number>();
  /** Of an institution, over all values. */
  readonly byInstitution: number[] = [];
  total = 0;

  /** `weight` is by the landmark's clock: see `DecayClock`. */
  add(value: number, institution: number, weight: number): void {
    let row = this.rows.get(value);
    if (row === undefined) this.rows.set(value, (row = new Map<number, number>()));
    row.set(institution, (row.get(institution) ?? 0) + weight);
    this.totals.set(value, (this.totals.get(value) ?? 0) + weight);
  }

  /** Once for each deal in which the value is known: shares are of such deals alone. */
  addKnown(institution: number, weight: number): void {
    this.byInstitution[institution] = (this.byInstitution[institution] ?? 0) + weight;
    this.total += weight;
  }

  /** All counts times `factor`: the landmark moves on before numbers overflow. */
  rescale(factor: number): void {
    for (const row of this.rows.values()) for (const [key, count] of row) row.set(key, count * factor);
    for (const [key, count] of this.totals) this.totals.set(key, count * factor);
    for (const [i, count] of this.byInstitution.entries()) this.byInstitution[i] = (count || 0) * factor;
    this.total *= factor;
  }
}

/** The weight of a day by a landmark and a half-life in days; Infinity never fades. */
export class DecayClock {
  landmark = 0;
  readonly halfLife: number;

  constructor(halfLife: number) {
    this.halfLife = halfLife;
  }

  weightOf(day: number): number {
    return 2 ** ((day - this.landmark) / this.halfLife);
  }

  /** What a count is multiplied by when it is read on `day`. */
  scaleAt(day: number): number {
    return 2 ** (-(day - this.landmark) / this.halfLife);
  }

  /** Moves the landmark to `day` when weights grow beyond 2^64; gives the factor for what was counted so far. */
  advance(day: number): number | null {
    if ((day - this.landmark) / this.halfLife < 64) return null;
    const factor = this.scaleAt(day);
    this.landmark = day;
    return factor;
  }
}
