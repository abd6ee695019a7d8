import { type CompanyActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { feeOfDrawdown } from "#app/domain/billing/fee.ts";
import { instrumentKind } from "#app/domain/codes/instruments.ts";
import { afterMove, whyNotConfirm, whyNotMove } from "#app/domain/deals/drawdown.ts";
import { afterMove as dealAfterMove, drawMove } from "#app/domain/deals/lifecycle.ts";
import {
  afterMove as prospectAfterMove,
  whyNotMove as whyNotMoveProspect,
} from "#app/domain/prospects/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import {
  addConfirmed,
  findDrawdownForCompany,
  lockDealForCompany,
  lockDrawdown,
  lockProspectForMoney,
  updateDeal,
  updateDrawdown,
} from "#db/queries/deals.ts";
import { record } from "#db/queries/events.ts";
import { recordFeedback } from "#db/queries/feedback.ts";
import { insertFee } from "#db/queries/fees.ts";
import { enqueue } from "#db/queries/jobs.ts";
import { drawMandateBudget } from "#db/queries/budgets.ts";
import { lockCompetingOffers, updateOffers } from "#db/queries/offers.ts";
import { deleteTeaser } from "#db/queries/teasers.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { followIntroduction } from "../applications/follow-introduction.server.ts";
import type { ServiceContext } from "../context.ts";

export interface ConfirmDrawdown {
  drawdownId: string;
  /** What arrived, as the company reads it on its statement. */
  receivedFen: bigint;
}

/**
 * The company confirms that the money is there: only now does it count. In the same transaction the mandate's reserved
 * budget becomes drawn, the institution's fee is accrued, and the prospect is funded once its need is covered.
 */
export function confirmDrawdown(
  { withActor, now, workingDays }: ServiceContext,
  actor: CompanyActor,
  { drawdownId, receivedFen }: ConfirmDrawdown,
): Promise<void> {
  return withActor(actor, async (trx) => {
    refuseIf(whyNotRole(actor, "work"));
    const { dealId, prospectId } = found(
      await findDrawdownForCompany(trx, drawdownId, actor.companyId),
      "drawdown-not-found",
    );
    const prospect = await lockProspectForMoney(trx, prospectId);
    const deal = found(await lockDealForCompany(trx, dealId, actor.companyId), "deal-not-found");
    const drawdown = await lockDrawdown(trx, drawdownId);
    refuseIf(whyNotMove(drawdown, "confirm", "company"));
    refuseIf(whyNotConfirm(drawdown.amountFen, receivedFen));

    const confirmedFen = deal.confirmedFen + drawdown.amountFen;
    const dealStatus = dealAfterMove(deal.status, drawMove(deal.amountFen, confirmedFen));
    const terms = { rateBp: deal.feeRateBp, capFen: deal.feeCapFen };
    const feeFen = feeOfDrawdown(terms, deal.confirmedFen, drawdown.amountFen);
    const parties = { companyId: deal.companyId, institutionId: deal.institutionId, prospectId };
    const subject = { kind: "deal", id: dealId } as const;
    const detail = { amountFen: drawdown.amountFen.toString(), sequence: drawdown.sequence };

    const status = afterMove(drawdown.status, "confirm");
    await updateDrawdown(trx, drawdownId, { status, confirmedAt: now() });
    await record(trx, actor, {
      type: "drawdown-confirmed",
      subject,
      ...parties,
      from: drawdown.status,
      to: status,
      detail,
    });
    await recordFeedback(trx, actor, {
      ...{ act: "drawn", mandateId: deal.mandateId, prospectId, at: now() },
      ...{ introductionId: deal.introductionId, subjectId: dealId },
    });
    await updateDeal(trx, dealId, { confirmedFen, status: dealStatus, statusChangedAt: now() });
    await drawMandateBudget(trx, dealId, drawdown.amountFen);
    await insertFee(trx, {
      drawdownId,
      dealId,
      companyId: deal.companyId,
      institutionId: deal.institutionId,
      basis: instrumentKind(deal.instrument),
      rateBp: deal.feeRateBp,
      drawnFen: drawdown.amountFen,
      amountFen: feeFen,
      accruedAt: now(),
    });
    await record(trx, actor, {
      type: "fee-accrued",
      subject,
      ...parties,
      to: "accrued",
      detail: { amountFen: feeFen.toString() },
    });

    const isCovered = prospect.confirmedFen + drawdown.amountFen >= prospect.targetFen;
    const isFunded = isCovered && whyNotMoveProspect(prospect, "fund", "system") === null;
    const prospectStatus = isFunded ? prospectAfterMove(prospect.status, "fund") : undefined;
    await addConfirmed(trx, prospectId, drawdown.amountFen, prospectStatus, now());
    if (prospectStatus !== undefined) {
      await record(trx, actor, {
        type: "prospect-funded",
        subject: { kind: "prospect", id: prospectId },
        companyId: deal.companyId,
        prospectId,
        from: prospect.status,
        to: prospectStatus,
      });
      await closeSearch({ now, workingDays }, trx, actor, { prospectId, acceptedOfferId: deal.offerId });
    }
    const happened = { what: "drawdown-confirmed" } as const;
    await followIntroduction({ now, workingDays }, trx, actor, deal.introductionId, happened);
    await enqueue(trx, "tell-institution-drawdown-answered", { drawdownId });
  });
}

/** A funded prospect seeks nothing more: it leaves the lists, and offers that still stand are superseded. */
async function closeSearch(
  clock: Pick<ServiceContext, "now" | "workingDays">,
  trx: ActorTransaction,
  actor: CompanyActor,
  { prospectId, acceptedOfferId }: { prospectId: string; acceptedOfferId: string },
): Promise<void> {
  await deleteTeaser(trx, prospectId);
  const open = await lockCompetingOffers(trx, prospectId, acceptedOfferId);
  await updateOffers(
    trx,
    open.map(({ id }) => id),
    { status: "superseded", heldByDealId: null, statusChangedAt: clock.now() },
  );
  for (const offer of open) {
    await record(trx, actor, {
      type: "offer-superseded",
      subject: { kind: "offer", id: offer.id },
      companyId: offer.companyId,
      institutionId: offer.institutionId,
      prospectId,
      from: offer.status,
      to: "superseded",
    });
    await followIntroduction(clock, trx, actor, offer.introductionId, { what: "offer-ended" });
    await enqueue(trx, "tell-institution-offer-held", { offerId: offer.id });
  }
  await enqueue(trx, "match-prospect", { prospectId });
}
