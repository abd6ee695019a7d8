import { lockIntroduction } from "./lock-introduction.server.ts";
import { type CompanyActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { fieldGroupSchema } from "#app/domain/codes/consents.ts";
import type { ConsentTerms } from "#app/domain/introductions/consent-change.ts";
import { whyNotWriteAs } from "#app/domain/introductions/messages.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { lockActiveConsent } from "#db/queries/introductions/consents.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

type ActiveConsent = NonNullable<Awaited<ReturnType<typeof lockActiveConsent>>>;

/** A company's consent in force, with its terms, locked after its introduction in order to change it. */
export async function lockConsentToChange(
  trx: ActorTransaction,
  actor: CompanyActor,
  { introductionId, now }: { introductionId: string; now: Date },
): Promise<{ active: ActiveConsent; terms: ConsentTerms }> {
  refuseIf(whyNotRole(actor, "work"));
  const { status } = await lockIntroduction(trx, actor, introductionId);
  const consent = await lockActiveConsent(trx, introductionId, actor.companyId);
  refuseIf(whyNotWriteAs("company", status, consent ?? null, now));
  const active = found(consent, "consent-not-found");
  const { fieldGroups, expiresAt } = active;
  return { active, terms: { fieldGroups: fieldGroupSchema.array().parse(fieldGroups), expiresAt } };
}
