import { pick } from "#app/lib/pick.ts";
import type { AdminActor, CompanyActor } from "#app/domain/accounts/actor.ts";
import { feeOfDrawdown } from "#app/domain/billing/fee.ts";
import { instrumentKind } from "#app/domain/codes/instruments.ts";
import { moveAfterDrawdown, dealStatusAfter } from "#app/domain/deals/lifecycle.ts";
import { fillsAsk, fundingStateOf } from "#app/domain/prospects/funding.ts";
import type { ReviewedEnd } from "#app/domain/prospects/ending.ts";
import { whyNotMoveProspect } from "#app/domain/prospects/lifecycle.ts";
import { drawMandateBudget } from "#db/queries/mandates/budgets.ts";
import {
  addConfirmed,
  type lockDealRow,
  type lockDrawdownRow,
  type lockProspectForMoney,
  updateDeal,
  updateDrawdown,
} from "#db/queries/deals/deals.ts";
import { record, recordOn } from "#db/queries/audit/events.ts";
import { recordFeedback } from "#db/queries/matching/feedback.ts";
import { insertFee } from "#db/queries/billing/fees.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { followIntroduction } from "#app/services/applications/follow-introduction.server.ts";
import type { ServiceContext } from "#app/services/context.ts";
import { fillAsk } from "#app/services/prospects/fill-ask.server.ts";

type Clock = Pick<ServiceContext, "now" | "workingDays">;
type Confirming = CompanyActor | AdminActor;

interface Money {
  prospect: Awaited<ReturnType<typeof lockProspectForMoney>>;
  deal: NonNullable<Awaited<ReturnType<typeof lockDealRow>>>;
  drawdown: Awaited<ReturnType<typeof lockDrawdownRow>>;
  /** What arrived: as stated, or as an admin found. */
  amountFen: bigint;
}

/**
 * Counts money that arrived: the drawdown is confirmed, the mandate's reserved budget becomes used, the institution's
 * fee accrues, and the prospect is funded once the maximum of its ask has come. The caller locks the rows and checks
 * the move. `reviewed` is what a review named as ending with the search, if one was read.
 */
export async function settleDrawdown(
  clock: Clock,
  trx: ActorTransaction,
  actor: Confirming,
  { prospect, deal, drawdown, amountFen }: Money,
  reviewed?: ReviewedEnd,
): Promise<void> {
  const at = clock.now();
  const about = {
    subject: { kind: "deal", id: deal.id } as const,
    ...pick(deal, "companyId", "institutionId", "prospectId"),
  };
  const detail = { amountFen: amountFen.toString(), sequence: drawdown.sequence };
  const confirmedFen = deal.confirmedFen + amountFen;
  const terms = { rateBp: deal.feeRateBp, floorFen: deal.feeFloorFen, capFen: deal.feeCapFen };
  const feeFen = feeOfDrawdown(terms, deal.confirmedFen, amountFen);

  await updateDrawdown(trx, drawdown.id, { status: "confirmed", amountFen, confirmedAt: at });
  await record(trx, actor, {
    type: "drawdown-confirmed",
    ...about,
    from: drawdown.status,
    to: "confirmed",
    detail,
  });
  if (actor.kind === "company") {
    const { mandateId, prospectId, introductionId } = deal;
    const drawn = { act: "drawn", mandateId, prospectId, at, introductionId, subjectId: deal.id } as const;
    await recordFeedback(trx, actor, drawn);
  }
  await updateDeal(trx, deal.id, {
    confirmedFen,
    fundedFen: deal.fundedFen - drawdown.amountFen + amountFen,
    status: dealStatusAfter(deal.status, moveAfterDrawdown(deal.amountFen, confirmedFen)),
    statusChangedAt: at,
  });
  await drawMandateBudget(trx, deal.id, amountFen);
  await insertFee(trx, {
    drawdownId: drawdown.id,
    dealId: deal.id,
    companyId: deal.companyId,
    institutionId: deal.institutionId,
    basis: instrumentKind(deal.instrument),
    rateBp: deal.feeRateBp,
    drawnFen: amountFen,
    amountFen: feeFen,
    accruedAt: at,
  });
  await record(trx, actor, {
    type: "fee-accrued",
    ...about,
    to: "accrued",
    detail: { amountFen: feeFen.toString() },
  });
  await fundProspect(clock, trx, actor, { prospect, deal, drawdown, amountFen, reviewed });
  await followIntroduction(clock, trx, actor, deal.introductionId, { what: "drawdown-confirmed" });
}

/**
 * The confirmed total of the prospect. At the maximum of its ask it seeks nothing more; at the minimum its company is
 * notified that it may end the search.
 */
async function fundProspect(
  clock: Clock,
  trx: ActorTransaction,
  actor: Confirming,
  { prospect, deal, drawdown, amountFen, reviewed }: Money & { reviewed: ReviewedEnd | undefined },
): Promise<void> {
  const before = fundingStateOf(prospect);
  const confirmedFen = prospect.confirmedFen + amountFen;
  const reached = fundingStateOf({ ...prospect, confirmedFen });
  await addConfirmed(trx, prospect.id, amountFen, clock.now());
  if (fillsAsk(prospect, amountFen)) {
    const payment = { dealNumber: deal.number, sequence: drawdown.sequence, amountFen };
    const filled = { ...prospect, companyId: deal.companyId, confirmedFen, payment };
    await fillAsk(clock, trx, actor, filled, reviewed);
  } else if (
    reached === "minimum" &&
    before === "less" &&
    whyNotMoveProspect(prospect, "close", "company") === null
  ) {
    const about = { id: prospect.id, status: prospect.status, companyId: deal.companyId };
    await recordOn(trx, actor, "prospect-minimum-reached", { prospect: about }, { to: prospect.status });
    await enqueue(trx, "notify-company-prospect-minimum-reached", { prospectId: prospect.id });
  }
}
