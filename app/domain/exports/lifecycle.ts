/** An archive is requested, written by a job, stored for a while and then removed. */
export type ExportStatus = "queued" | "running" | "ready" | "failed" | "expired";

/** A week: long enough to be downloaded after a holiday, short enough to limit copies of everything. */
export const EXPORT_RETENTION_DAYS = 7;

/** After this time an unfinished archive counts as failed: it may be requested again. */
export const EXPORT_TIMEOUT_HOURS = 24;
