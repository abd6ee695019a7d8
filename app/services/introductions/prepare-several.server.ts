import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { nextFits } from "#app/domain/applications/re-route.ts";
import { found } from "#app/domain/refusal.ts";
import { listDecliners, listFittingMandates } from "#db/queries/introductions/introduction-pairs.ts";
import { listOwnTeasers, listRunningOfProspect } from "#db/queries/matching/funders-list.ts";
import type { ServiceContext } from "../context.ts";

const shown = 12;

/**
 * The institutions that a company may ask next for a prospect: the mandates that fit it and have capacity, one per
 * institution that it has nothing open with and that has not declined it, the best fit first.
 */
export function prepareSeveral(ctx: ServiceContext, actor: CompanyActor, prospectId: string | null) {
  return ctx.readAs(actor, async (trx) => {
    const teasers = await listOwnTeasers(trx, { companyId: actor.companyId });
    const teaser = found(
      prospectId === null ? teasers[0] : teasers.find((one) => one.prospectId === prospectId),
      "prospect-not-published",
    );
    const running = await listRunningOfProspect(trx, {
      prospectId: teaser.prospectId,
      companyId: actor.companyId,
    });
    const fitting = await listFittingMandates(trx, teaser.prospectId);
    const declined = await listDecliners(trx, teaser.prospectId);
    const dealtWith = new Set([...running.map(({ institutionId }) => institutionId), ...declined]);
    return { prospectId: teaser.prospectId, fits: nextFits(fitting, dealtWith).slice(0, shown) };
  });
}
