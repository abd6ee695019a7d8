/** The largest file: twenty thousand lines as a sheet take three. */
export const LARGEST_STATEMENT_BYTES = 5 * 1024 * 1024;
/** Lines of one statement: a busy account's year. */
export const MOST_STATEMENT_LINES = 20_000;
/** Rows of its file: also titles, totals and blank rows. */
export const MOST_STATEMENT_ROWS = MOST_STATEMENT_LINES + 500;
/** Columns of a row: the widest export has forty. */
export const MOST_STATEMENT_COLUMNS = 100;
/** What a sheet may unpack to, in bytes. */
export const MOST_STATEMENT_UNPACKED = 64 * 1024 * 1024;
/** Seconds for reading a file: the largest takes one of a processor. */
export const STATEMENT_SECONDS = 20;
/** Errors that are listed of a file; the rest follow when these are mended. */
export const MOST_STATEMENT_FAULTS = 10;
/** Working days after which a refund that no statement shows is raised. */
export const REFUND_SHOWN_WITHIN_DAYS = 5;
/** Rows among which the header is looked for: titles, the account and the period precede it. */
export const TITLE_ROWS = 60;
