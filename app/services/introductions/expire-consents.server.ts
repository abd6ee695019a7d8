import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { lockExpiredConsents } from "#db/queries/introductions/consents.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";
import { endExpiredConsent } from "./end-expired-consent.server.ts";

const batch = 200;

/**
 * Marks expired consents, and notifies the institution; the place of each among its mandate's open introductions is
 * free. Access has ended before that: the policies compare with the clock, not with this mark. Returns how many it
 * marked.
 */
export function expireConsents(ctx: ServiceContext, actor: SystemActor): Promise<number> {
  return ctx.withActor(actor, async (trx) => {
    const outlived = await lockExpiredConsents(trx, ctx.now(), batch);
    for (const consent of outlived) {
      await endExpiredConsent(ctx, trx, actor, consent);
      await enqueue(trx, "notify-institution-consent-ended", { introductionId: consent.introductionId });
      const { mandateId } = consent;
      await enqueue(trx, "match-mandate", { mandateId });
    }
    return outlived.length;
  });
}
