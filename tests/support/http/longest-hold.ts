/** What was answered, and for how long the event loop was held at a stretch while it was made. */
export interface Held<Result> {
  readonly result: Result;
  readonly holdMs: number;
}

/**
 * The longest time that a piece of work holds the event loop, in milliseconds of the main thread's own processor time:
 * what else the machine does meanwhile counts for nothing. One piece at a time.
 */
export async function longestHold<Result>(work: () => Promise<Result>): Promise<Held<Result>> {
  let last = mainThreadMs();
  let holdMs = 0;
  const look = () => {
    const now = mainThreadMs();
    holdMs = Math.max(holdMs, now - last);
    last = now;
  };
  const timer = setInterval(look, 1);
  try {
    const result = await work();
    look();
    return { result, holdMs };
  } finally {
    clearInterval(timer);
  }
}

function mainThreadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
