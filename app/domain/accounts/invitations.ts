/** How long an invitation is valid: longer than a holiday, short enough that a lost e-mail expires. */
const VALID_DAYS = 7;

/** When an invitation that is opened at that instant expires: seven days later. */
export function invitationExpiresAt(openedAt: Date): Date {
  return new Date(openedAt.getTime() + VALID_DAYS * 86_400_000);
}
