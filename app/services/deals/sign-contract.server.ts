import { lockDeal } from "./lock-deal.server.ts";
import { otherSideOf, type PartyActor } from "#app/domain/accounts/actor.ts";
import { dealStatusAfter, whyNotMoveDeal } from "#app/domain/deals/lifecycle.ts";
import { type ReviewedSignature, refuseUnreviewedSignature } from "#app/domain/deals/reviewed-signature.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { listConditionsOfDeal } from "#db/queries/deals/conditions.ts";
import { updateDeal } from "#db/queries/deals/deals.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";
import { comeIntoEffect } from "./come-into-effect.server.ts";

/**
 * One side marks the contract as signed. The second signature contracts the deal; from there it waits for its
 * conditions, or comes into effect at once if the terms have none. `reviewed` is what its review named; left out by what
 * has no page.
 */
export function signContract(
  { withActor, now, workingDays }: ServiceContext,
  actor: PartyActor,
  dealId: string,
  reviewed?: ReviewedSignature,
): Promise<void> {
  return withActor(actor, "sign", async (trx) => {
    const deal = await lockDeal(trx, actor, dealId);
    if (reviewed !== undefined) refuseUnreviewedSignature(deal, reviewed);
    const conditions = await listConditionsOfDeal(trx, dealId);
    const statuses = conditions.map(({ status }) => status);
    const move = `sign_by_${actor.kind}` as const;
    refuseIf(whyNotMoveDeal({ ...deal, conditions: [] }, move, actor.kind));

    const signed = dealStatusAfter(deal.status, move);
    const isWaiting = signed === "contracted" && conditions.length > 0;
    const status = isWaiting ? dealStatusAfter(signed, "open_conditions") : signed;
    await updateDeal(trx, dealId, {
      status,
      statusChangedAt: now(),
      ...(actor.kind === "company" ? { signedByCompanyAt: now() } : { signedByInstitutionAt: now() }),
    });
    await recordOn(trx, actor, "contract-signed", { deal }, { to: signed });
    if (status !== signed)
      await recordOn(trx, actor, "contract-completed", { deal }, { from: signed, to: status });
    await comeIntoEffect({ now, workingDays }, trx, actor, { ...deal, status }, statuses);
    await enqueue(trx, `notify-${otherSideOf(actor)}-contract-signed`, { dealId });
    await enqueue(trx, "notify-colleagues-contract-signed", { dealId });
  });
}
