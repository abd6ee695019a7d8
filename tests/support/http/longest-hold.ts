/** The response, and the longest time that the event loop was blocked for it. */
export interface Held<Result> {
  readonly result: Result;
  readonly holdMs: number;
}

/**
 * The longest time that some work blocks the event loop, in milliseconds of the main thread's processor time: other load
 * on the machine does not count. One at a time.
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
