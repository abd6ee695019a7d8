import { type CompanyActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import type { ServiceContext } from "../context.ts";
import { askOne, type AskForIntroduction } from "./ask-one.server.ts";

/**
 * A company turns to several institutions with one consent: the same groups, purpose and days for each, in one
 * transaction. Where one of them can no longer be asked, none is, and the reason names itself: nobody learns of half a
 * decision.
 */
export function askSeveral(
  ctx: ServiceContext,
  actor: CompanyActor,
  { mandateIds, ...request }: Omit<AskForIntroduction, "mandateId"> & { mandateIds: readonly string[] },
): Promise<{ introductionIds: string[] }> {
  return ctx.withActor(actor, async (trx) => {
    refuseIf(whyNotRole(actor, "work"));
    const introductionIds: string[] = [];
    // In one order, so that no two of them wait for each other's mandates.
    for (const mandateId of [...new Set(mandateIds)].sort()) {
      introductionIds.push((await askOne(ctx, trx, actor, { ...request, mandateId })).introductionId);
    }
    return { introductionIds };
  });
}
