import type { FieldGroup } from "#app/domain/codes/consents.ts";
import { endConsent, insertConsent } from "#db/queries/consents.ts";
import type { lockStandingConsent } from "#db/queries/consents.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

type Standing = NonNullable<Awaited<ReturnType<typeof lockStandingConsent>>>;

const group: FieldGroup = "documents";

/**
 * A consent that doesn't name documents is replaced by one that does, for the same purpose and time: what was granted
 * never changes, and more of it is another consent.
 */
export async function renewConsent(
  trx: ActorTransaction,
  consent: Standing,
  { by, at }: { by: string; at: Date },
): Promise<void> {
  if (consent.fieldGroups.includes(group)) return;
  const { id, introductionId, prospectId, companyId, institutionId, fieldGroups, purpose, expiresAt } =
    consent;
  await endConsent(trx, id, at, by);
  await insertConsent(trx, {
    ...{ introductionId, prospectId, companyId, institutionId, purpose, expiresAt },
    fieldGroups: [...fieldGroups, group],
    grantedBy: by,
    grantedAt: at,
  });
}
