/** How long an invitation is valid: longer than a holiday, short enough that a lost e-mail expires. */
export const INVITATION_VALID_DAYS = 7;
