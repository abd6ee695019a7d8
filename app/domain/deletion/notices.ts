/** What the e-mails about a deletion tell: it was requested, it is near, it was cancelled. */
export const DELETION_NOTICES = ["requested", "soon", "cancelled"] as const;
export type DeletionNotice = (typeof DELETION_NOTICES)[number];
