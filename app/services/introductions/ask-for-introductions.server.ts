import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import type { ServiceContext } from "../context.ts";
import { askOne, type AskForIntroduction } from "./ask-one.server.ts";

/**
 * A company asks one or several institutions to meet, with one consent: the same groups, purpose and days for each, in
 * one transaction. If one of them can no longer be asked, none is, and the refusal names it: no partial request is ever
 * visible. The introductions are in the order of the mandates' ids.
 */
export function askForIntroductions(
  ctx: ServiceContext,
  actor: CompanyActor,
  { mandateIds, ...request }: Omit<AskForIntroduction, "mandateId"> & { mandateIds: readonly string[] },
): Promise<{ introductionIds: string[] }> {
  return ctx.withActor(actor, "give-consent", async (trx) => {
    const introductionIds: string[] = [];
    // In a fixed order, so that concurrent requests don't deadlock on mandates.
    for (const mandateId of [...new Set(mandateIds)].sort()) {
      introductionIds.push((await askOne(ctx, trx, actor, { ...request, mandateId })).introductionId);
    }
    return { introductionIds };
  });
}
