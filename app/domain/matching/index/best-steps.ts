/** The best few of many whole numbers from 0 upwards, of which only the least of the best is asked for. */
export class BestSteps {
  private readonly best: Int32Array;
  private most = 0;
  private count = 0;

  constructor(most: number) {
    this.best = new Int32Array(most);
  }

  /** Begins anew with nothing; holds the best `most`. */
  clear(most: number): void {
    this.most = Math.min(most, this.best.length);
    this.count = 0;
  }

  /** Whether it holds as many as it may. */
  get isFull(): boolean {
    return this.count === this.most;
  }

  /** The least of the best, or 0 as long as there are fewer than it holds. */
  get floor(): number {
    return this.isFull ? (this.best[this.count - 1] ?? 0) : 0;
  }

  /** Takes another number in, in place of the least if it is full. */
  offer(steps: number): void {
    const { best } = this;
    if (this.isFull && steps <= this.floor) return;
    if (!this.isFull) this.count += 1;
    let at = this.count - 1;
    for (; at > 0 && (best[at - 1] ?? 0) < steps; at -= 1) best[at] = best[at - 1] ?? 0;
    best[at] = steps;
  }
}
