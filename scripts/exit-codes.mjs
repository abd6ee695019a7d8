// Exit codes by which one script tells another why it ended. Runs on Node 20, imports no package.

/** `npm run migrate`: the database was made before release 0.1.0. */
export const MADE_BEFORE_RELEASE = 3;
