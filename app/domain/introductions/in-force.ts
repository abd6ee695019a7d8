/** Whether a consent that ends at this moment is in force; null where there is none. */
export function isInForceUntil(expiresAt: Date | null | undefined, now: Date): boolean {
  return expiresAt != null && expiresAt.getTime() > now.getTime();
}
