import type { CompanyActor, SystemActor } from "#app/domain/accounts/actor.ts";
import { pick } from "#app/lib/pick.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { endConsent, type lockExpiredConsents } from "#db/queries/introductions/consents.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { followIntroduction } from "../applications/follow-introduction.server.ts";
import type { ServiceContext } from "../context.ts";

type Expired = Omit<Awaited<ReturnType<typeof lockExpiredConsents>>[number], "mandateId">;

/** Marks a consent that has expired, locked, and closes what only it kept open. Access has ended before that. */
export async function endExpiredConsent(
  clock: Pick<ServiceContext, "now" | "workingDays">,
  trx: ActorTransaction,
  actor: SystemActor | CompanyActor,
  consent: Expired,
): Promise<void> {
  const { introductionId } = consent;
  await endConsent(trx, consent.id, consent.expiresAt, { kind: "system", userId: null });
  const introduction = { id: introductionId, ...pick(consent, "companyId", "institutionId", "prospectId") };
  await recordOn(trx, actor, "consent-expired", { introduction });
  await followIntroduction(clock, trx, actor, introductionId, { what: "consent-ended" });
}
