/** Future events, earliest first; those after the end have not happened yet. */
export interface Timeline {
  at(instant: Date, happen: (instant: Date) => void): void;
  run(): void;
}

export function createTimeline(end: Date): Timeline {
  const waiting: { time: number; happen: (instant: Date) => void }[] = [];
  return {
    at(instant, happen) {
      const time = instant.getTime();
      if (time > end.getTime()) return;
      // At the same instant, in the order in which they were planned.
      const later = waiting.findIndex((one) => one.time > time);
      waiting.splice(later < 0 ? waiting.length : later, 0, { time, happen });
    },
    run() {
      for (let next = waiting.shift(); next; next = waiting.shift()) next.happen(new Date(next.time));
    },
  };
}
