/**
 * How many milliseconds the reading of a hostile text may take longer than that of a harmless one of the same length,
 * read in the same run: how long the event loop may be delayed.
 */
export const MOST_DELAY_MS = 50;

/** The minimum of three runs, in milliseconds, to exclude other load on the machine. */
export function readingTime(read: () => unknown): number {
  const times = [1, 2, 3].map(() => {
    const begun = performance.now();
    read();
    return performance.now() - begun;
  });
  return Math.min(...times);
}
