import { holdsAfter } from "#app/domain/introductions/consent-change.ts";
import { listStepsAfter, lockActiveConsent } from "#db/queries/introductions/consents.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

interface ReadConsent {
  introductionId: string;
  companyId: string;
  /** The sequence of the consent that was read; null if none was. */
  sequence: number | null;
  now: Date;
}

/**
 * The consent in force, locked, if what the company read under an earlier one still holds: nothing was taken from it
 * since. Otherwise null.
 */
export async function lockReviewedConsent(
  trx: ActorTransaction,
  { introductionId, companyId, sequence, now }: ReadConsent,
) {
  const consent = await lockActiveConsent(trx, introductionId, companyId);
  if (sequence === null || consent === undefined || consent.expiresAt <= now) return null;
  return holdsAfter(await listStepsAfter(trx, introductionId, sequence)) ? consent : null;
}
