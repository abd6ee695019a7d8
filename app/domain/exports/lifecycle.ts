/** An archive is asked for, written by a job, kept for a while and then removed. */
export const EXPORT_STATUSES = ["queued", "running", "ready", "failed", "expired"] as const;
export type ExportStatus = (typeof EXPORT_STATUSES)[number];

/** A week: long enough to be fetched after a holiday, short enough that copies of everything don't lie about. */
export const EXPORT_KEPT_DAYS = 7;

/** After so long an archive that is not written will not be: it may be asked for anew. */
export const EXPORT_PATIENCE_HOURS = 24;
