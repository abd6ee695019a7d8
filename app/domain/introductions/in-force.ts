/** When an introduction's last consent ended, by its time or before; null where it is in force or there is none. */
export function consentEndedAt(
  { expiresAt, revokedAt }: { expiresAt: Date | null; revokedAt: Date | null },
  now: Date,
): Date | null {
  if (expiresAt === null) return null;
  const endsAt = revokedAt !== null && revokedAt < expiresAt ? revokedAt : expiresAt;
  return endsAt <= now ? endsAt : null;
}

/** Whether a consent that ends at this moment is in force; null where there is none. */
export function isInForceUntil(expiresAt: Date | null | undefined, now: Date): boolean {
  return expiresAt != null && expiresAt.getTime() > now.getTime();
}
