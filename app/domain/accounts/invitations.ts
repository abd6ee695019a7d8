/** How long an invitation can be accepted: a week, so that a holiday does not end it and a lost e-mail does. */
export const INVITATION_STANDS_DAYS = 7;
