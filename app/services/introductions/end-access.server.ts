import type { CompanyActor, SystemActor } from "#app/domain/accounts/actor.ts";
import { type IntroductionStatus, introductionStatusAfter } from "#app/domain/introductions/lifecycle.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { endConsent, lockActiveConsent } from "#db/queries/introductions/consents.ts";
import { updateIntroduction } from "#db/queries/introductions/introductions.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { followIntroduction } from "../applications/follow-introduction.server.ts";
import type { ServiceContext } from "../context.ts";

interface OpenedIntroduction {
  id: string;
  companyId: string;
  institutionId: string;
  prospectId: string;
  mandateId: string;
  status: IntroductionStatus;
}

/**
 * Ends, in the company's name, what an institution may see of it: the consent, the introduction, and its application if
 * no offer or deal stands. The caller locks the introduction, checks the move and notifies.
 */
export async function endAccess(
  clock: Pick<ServiceContext, "now" | "workingDays">,
  trx: ActorTransaction,
  actor: CompanyActor | SystemActor,
  introduction: OpenedIntroduction,
): Promise<void> {
  const { id: introductionId, companyId, mandateId } = introduction;
  const at = clock.now();
  const consent = await lockActiveConsent(trx, introductionId, companyId);
  const by = actor.kind === "system" ? ({ kind: "company", userId: null } as const) : actor;
  if (consent) await endConsent(trx, consent.id, at, by);
  const status = introductionStatusAfter(introduction.status, "revoke");
  await updateIntroduction(trx, introductionId, { status, statusChangedAt: at });
  await recordOn(trx, actor, "consent-revoked", { introduction }, { to: status });
  await followIntroduction(clock, trx, actor, introductionId, { what: "consent-ended" });
  await enqueue(trx, "match-mandate", { mandateId });
}
