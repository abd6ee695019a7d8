import { lockIntroduction } from "./lock-introduction.server.ts";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { whyNotMoveIntroduction } from "#app/domain/introductions/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { lockActiveConsent } from "#db/queries/introductions/consents.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";
import { endAccess } from "./end-access.server.ts";

/**
 * The company revokes its consent: the institution's access ends with this transaction. Refused if another consent than
 * the reviewed one, `sequence`, is in force by now; what has no page reviews none.
 */
export function revokeConsent(
  ctx: ServiceContext,
  actor: CompanyActor,
  introductionId: string,
  sequence?: number,
): Promise<void> {
  return ctx.withActor(actor, "work", async (trx) => {
    const introduction = await lockIntroduction(trx, actor, introductionId);
    refuseIf(whyNotMoveIntroduction(introduction, "revoke", "company", ctx.now()));
    const consent = found(await lockActiveConsent(trx, introductionId, actor.companyId), "consent-not-found");
    refuseIf(sequence === undefined || sequence === consent.sequence ? null : "review-outdated");
    await endAccess(ctx, trx, actor, introduction);
    await enqueue(trx, "notify-institution-consent-ended", { introductionId });
    await enqueue(trx, "notify-colleagues-consent-revoked", { introductionId });
  });
}
