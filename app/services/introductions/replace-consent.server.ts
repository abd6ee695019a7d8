import type { Actor } from "#app/domain/accounts/actor.ts";
import type { ConsentStep } from "#app/domain/codes/consents.ts";
import type { ConsentTerms } from "#app/domain/introductions/consent-change.ts";
import { endConsent, insertConsent, type lockActiveConsent } from "#db/queries/introductions/consents.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

type LockedConsent = NonNullable<Awaited<ReturnType<typeof lockActiveConsent>>>;

export interface Replacement {
  step: Exclude<ConsentStep, "granted">;
  terms: ConsentTerms;
  /** The person of the company who decided it; a job may execute it. */
  by: string;
  at: Date;
}

/**
 * Replaces a locked consent by another for the same purpose: a grant never changes, and the ledger has each step. There
 * is no gap between the two, unless the former is over already.
 */
export async function replaceConsent(
  trx: ActorTransaction,
  actor: Actor,
  active: LockedConsent,
  { step, terms, by, at }: Replacement,
): Promise<void> {
  const { id, introductionId, prospectId, companyId, institutionId, purpose, sequence } = active;
  const fieldGroups = [...terms.fieldGroups];
  if (active.expiresAt > at) await endConsent(trx, id, at, { kind: "company", userId: by });
  await insertConsent(trx, {
    introductionId,
    prospectId,
    companyId,
    institutionId,
    purpose,
    fieldGroups,
    expiresAt: terms.expiresAt,
    grantedBy: by,
    grantedAt: at,
    step,
    sequence: sequence + 1,
  });
  const introduction = { id: introductionId, companyId, institutionId, prospectId };
  const detail = { fieldGroups, purpose, until: terms.expiresAt.toISOString() };
  await recordOn(trx, actor, `consent-${step}`, { introduction }, { version: sequence + 1, detail });
}
