/**
 * How many milliseconds the reading of a hostile text may take longer than that of a harmless one of the same length,
 * read in the same run: what the event loop may be late by.
 */
export const MOST_DELAY_MS = 50;

/** The least time of three, in milliseconds: what the work costs, without what else the machine did meanwhile. */
export function readingTime(read: () => unknown): number {
  const times = [1, 2, 3].map(() => {
    const begun = performance.now();
    read();
    return performance.now() - begun;
  });
  return Math.min(...times);
}
