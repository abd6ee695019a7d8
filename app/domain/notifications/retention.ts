/**
 * As long as a prospect stands unconfirmed: within it everything that a notification tells of can still be at work.
 * What was read is told by the trail of its object for good; what was not read is kept.
 */
export const READ_KEPT_DAYS = 180;
