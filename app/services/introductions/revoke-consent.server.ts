import { lockIntroduction } from "./lock-introduction.server.ts";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { introductionStatusAfter, whyNotMoveIntroduction } from "#app/domain/introductions/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { endConsent, lockActiveConsent } from "#db/queries/introductions/consents.ts";
import { updateIntroduction } from "#db/queries/introductions/introductions.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { followIntroduction } from "../applications/follow-introduction.server.ts";
import type { ServiceContext } from "../context.ts";

/**
 * The company revokes its consent: the institution's access ends with this transaction. Refused if another consent than
 * the reviewed one, `sequence`, is in force by now; what has no page reviews none.
 */
export function revokeConsent(
  { withActor, now, workingDays }: ServiceContext,
  actor: CompanyActor,
  introductionId: string,
  sequence?: number,
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    const introduction = await lockIntroduction(trx, actor, introductionId);
    refuseIf(whyNotMoveIntroduction(introduction, "revoke", "company", now()));
    const consent = found(await lockActiveConsent(trx, introductionId, actor.companyId), "consent-not-found");
    refuseIf(sequence === undefined || sequence === consent.sequence ? null : "review-outdated");
    const status = introductionStatusAfter(introduction.status, "revoke");
    await endConsent(trx, consent.id, now(), actor);
    await updateIntroduction(trx, introductionId, { status, statusChangedAt: now() });
    await recordOn(trx, actor, "consent-revoked", { introduction }, { to: status });
    await followIntroduction({ now, workingDays }, trx, actor, introductionId, { what: "consent-ended" });
    await enqueue(trx, "notify-institution-consent-ended", { introductionId });
    const { mandateId } = introduction;
    await enqueue(trx, "match-mandate", { mandateId });
  });
}
