/**
 * As long as a prospect stays valid unconfirmed: until then everything that a notification is about can still be in
 * progress. Read ones remain in the timeline of their object; unread ones are not deleted.
 */
export const READ_RETENTION_DAYS = 180;
