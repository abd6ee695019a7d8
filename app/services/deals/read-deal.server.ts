import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { workingDaysLeft } from "#app/domain/clocks.ts";
import { whyNotMove } from "#app/domain/deals/lifecycle.ts";
import { offerTermsSchema } from "#app/domain/offers/offer-terms.ts";
import { found } from "#app/domain/refusal.ts";
import { sumFen } from "#app/lib/money.ts";
import { findDeal, listDrawdownsWithFees } from "#db/queries/deal-lists.ts";
import { listConditionsOfDeal } from "#db/queries/deals.ts";
import { listEventsOfSubject } from "#db/queries/events.ts";
import type { ServiceContext } from "../context.ts";

/** One deal, the same record for both sides: steps to money, drawdowns with fees, conditions, and what happened. */
export function readDeal(
  { withActor, now, workingDays }: ServiceContext,
  actor: CompanyActor | InstitutionActor,
  dealId: string,
) {
  return withActor(actor, async (trx) => {
    const side =
      actor.kind === "company" ? { companyId: actor.companyId } : { institutionId: actor.institutionId };
    const { terms, ...deal } = found(await findDeal(trx, dealId, side), "deal-not-found");
    const conditions = await listConditionsOfDeal(trx, dealId);
    const drawdowns = await listDrawdownsWithFees(trx, dealId);
    const askedFen = sumFen(drawdowns.map(({ amountFen }) => amountFen));
    const movable = { status: deal.status, conditions: [] };
    const underway = drawdowns.find(({ status }) => status !== "confirmed") ?? null;
    return {
      deal,
      terms: offerTermsSchema.parse(terms),
      conditions: conditions.map(({ id, description, status, note, decidedAt }) => ({
        id,
        description,
        status,
        note,
        decidedAt,
      })),
      drawdowns,
      underway,
      leftToDrawFen: deal.amountFen - askedFen,
      workingDaysLeft:
        underway?.confirmDueAt == null
          ? 0
          : Math.abs(workingDaysLeft(now(), underway.confirmDueAt, workingDays.isWorkingDay)),
      may: {
        sendDocuments: whyNotMove(movable, "send_documents", actor.kind) === null,
        sign:
          whyNotMove(
            movable,
            actor.kind === "company" ? "sign_by_company" : "sign_by_institution",
            actor.kind,
          ) === null,
        fallThrough: whyNotMove(movable, "fall_through", actor.kind) === null && underway === null,
        requestDrawdown:
          actor.kind === "company" &&
          (deal.status === "available" || deal.status === "partially_drawn") &&
          underway === null &&
          deal.amountFen > askedFen,
      },
      events: await listEventsOfSubject(trx, "deal", dealId),
    };
  });
}
