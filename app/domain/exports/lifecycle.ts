/** An archive is asked for, written by a job, kept for a while and then removed. */
export type ExportStatus = "queued" | "running" | "ready" | "failed" | "expired";

/** A week: long enough to be fetched after a holiday, short enough that copies of everything don't lie about. */
export const EXPORT_KEPT_DAYS = 7;

/** After so long an archive that is not written will not be: it may be asked for anew. */
export const EXPORT_PATIENCE_HOURS = 24;
