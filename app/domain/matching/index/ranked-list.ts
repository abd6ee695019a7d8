/**
 * The best entries of one owner's list with their reasons: a buffer that each ranking overwrites. The owner is a
 * company, whose list is of mandates, or a mandate, whose list is of companies.
 */
export class RankedList {
  /** The capacity. */
  readonly most: number;
  /** Parts of the fit; what a mandate adds by itself is one more, the last. */
  readonly parts: number;
  /** How many entries it holds now. */
  count = 0;
  /** How many were eligible in all. */
  eligible = 0;
  /** Slots of mandates or of prospects, best first. */
  readonly slots: Int32Array;
  /** The fit u of each entry. */
  readonly fits: Float64Array;
  /** The mean of u over all eligible entries. */
  meanFit = 0;
  readonly means: Float64Array;
  /** By part and entry, `part * most + entry`: its value less its mean. An entry's sum is u less its mean. */
  readonly contributions: Float64Array;
  private readonly isBefore: (slot: number, other: number) => boolean;

  constructor(most: number, parts: number, isBefore: (slot: number, other: number) => boolean) {
    this.most = most;
    this.parts = parts;
    this.slots = new Int32Array(most);
    this.fits = new Float64Array(most);
    this.means = new Float64Array(parts + 1);
    this.contributions = new Float64Array(most * (parts + 1));
    this.isBefore = isBefore;
  }

  clear(): void {
    this.count = 0;
    this.eligible = 0;
    this.meanFit = 0;
    this.means.fill(0);
  }

  /** The fit below which no entry is accepted. */
  get threshold(): number {
    return this.count < this.most ? Number.NEGATIVE_INFINITY : (this.fits[this.count - 1] ?? 0);
  }

  /** Inserts an entry if it is among the best: by fit, then by id, so that equal inputs give one order. */
  offer(slot: number, fit: number): void {
    const { slots, fits, most } = this;
    let at = this.count;
    if (at < most) this.count += 1;
    else {
      at -= 1;
      if (!this.comesBefore(slot, fit, at)) return;
    }
    for (; at > 0 && this.comesBefore(slot, fit, at - 1); at -= 1) {
      slots[at] = slots[at - 1] ?? 0;
      fits[at] = fits[at - 1] ?? 0;
    }
    slots[at] = slot;
    fits[at] = fit;
  }

  /** Whether an entry comes before the one at a place. */
  private comesBefore(slot: number, fit: number, at: number): boolean {
    const other = this.fits[at] ?? 0;
    return fit > other || (fit === other && this.isBefore(slot, this.slots[at] ?? 0));
  }

  /** Offers several slots, each with its fit. */
  offerAll(slots: Int32Array, fits: Float64Array, count: number): void {
    let threshold = this.threshold;
    for (let at = 0; at < count; at += 1) {
      const fit = fits[at] ?? 0;
      if (fit < threshold) continue;
      this.offer(slots[at] ?? 0, fit);
      threshold = this.threshold;
    }
  }

  /** Writes what one part contributes to each entry, from its row by slot and its mean, which the mean fit includes. */
  explain(part: number, row: Float32Array): void {
    const mean = this.means[part] ?? 0;
    const first = part * this.most;
    this.meanFit += mean;
    for (let at = 0; at < this.count; at += 1) {
      this.contributions[first + at] = (row[this.slots[at] ?? 0] ?? 0) - mean;
    }
  }

  has(slot: number): boolean {
    for (let at = 0; at < this.count; at += 1) if (this.slots[at] === slot) return true;
    return false;
  }
}
