/** The largest `most` of many integers from 0 upwards; only the smallest of them can be read. */
export class BestSteps {
  private readonly best: Int32Array;
  private most = 0;
  private count = 0;

  constructor(most: number) {
    this.best = new Int32Array(most);
  }

  /** Empties it; from now on it holds the largest `most`. */
  clear(most: number): void {
    this.most = Math.min(most, this.best.length);
    this.count = 0;
  }

  get isFull(): boolean {
    return this.count === this.most;
  }

  /** The smallest of those held, or 0 until it is full. */
  get threshold(): number {
    return this.isFull ? (this.best[this.count - 1] ?? 0) : 0;
  }

  /** Offers a number; it replaces the smallest one if it is full. */
  offer(steps: number): void {
    const { best } = this;
    if (this.isFull && steps <= this.threshold) return;
    if (!this.isFull) this.count += 1;
    let at = this.count - 1;
    for (; at > 0 && (best[at - 1] ?? 0) < steps; at -= 1) best[at] = best[at - 1] ?? 0;
    best[at] = steps;
  }
}
