/** Future events, earliest first; those after the end have not happened yet. */
export interface Timeline {
  at(instant: Date, happen: (instant: Date) => void): void;
  run(): void;
}

export function createTimeline(end: Date): Timeline {
  const waiting: { time: number; order: number; happen: (instant: Date) => void }[] = [];
  let order = 0;
  return {
    at(instant, happen) {
      const time = instant.getTime();
      if (time > end.getTime()) return;
      order += 1;
      waiting.push({ time, order, happen });
    },
    run() {
      while (waiting.length > 0) {
        let first = 0;
        waiting.forEach((one, i) => {
          const best = waiting[first];
          if (best && (one.time < best.time || (one.time === best.time && one.order < best.order))) first = i;
        });
        const [next] = waiting.splice(first, 1);
        next?.happen(new Date(next.time));
      }
    },
  };
}
