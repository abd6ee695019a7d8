// Exit codes by which one script tells another why it ended. Runs on Node 20, imports no package.

/** `npm run migrate`: the database was made before release 0.1.0. */
export const MADE_BEFORE_RELEASE = 3;
/** `npm run audit:verify`: the audit trail was changed. 1 is a verification that could not be made. */
export const TRAIL_CHANGED = 4;
