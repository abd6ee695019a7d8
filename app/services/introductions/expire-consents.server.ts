import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { pick } from "#app/lib/pick.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { endConsent, lockExpiredConsents } from "#db/queries/introductions/consents.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { followIntroduction } from "../applications/follow-introduction.server.ts";
import type { ServiceContext } from "../context.ts";

const batch = 200;

/**
 * Marks expired consents, and notifies the institution. Access has ended before that: the policies compare with the
 * clock, not with this mark. Returns how many it marked.
 */
export function expireConsents(ctx: ServiceContext, actor: SystemActor): Promise<number> {
  return ctx.withActor(actor, async (trx) => {
    const outlived = await lockExpiredConsents(trx, ctx.now(), batch);
    for (const consent of outlived) {
      const { introductionId } = consent;
      await endConsent(trx, consent.id, consent.expiresAt, { kind: "system", userId: null });
      const introduction = {
        id: introductionId,
        ...pick(consent, "companyId", "institutionId", "prospectId"),
      };
      await recordOn(trx, actor, "consent-expired", { introduction });
      await followIntroduction(ctx, trx, actor, introductionId, { what: "consent-ended" });
      await enqueue(trx, "notify-institution-consent-ended", { introductionId });
    }
    return outlived.length;
  });
}
