/** Future events, earliest first; those after the end have not happened yet. */
export class Timeline {
  readonly #waiting: { time: number; happen: (instant: Date) => void }[] = [];
  readonly #end: Date;

  constructor(end: Date) {
    this.#end = end;
  }

  /** Plans an event; at the same instant they happen in the order in which they were planned. */
  at(instant: Date, happen: (instant: Date) => void): void {
    const time = instant.getTime();
    if (time > this.#end.getTime()) return;
    const later = this.#waiting.findIndex((one) => one.time > time);
    this.#waiting.splice(later < 0 ? this.#waiting.length : later, 0, { time, happen });
  }

  run(): void {
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift())
      next.happen(new Date(next.time));
  }
}
