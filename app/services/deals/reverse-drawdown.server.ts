import type { AdminActor, PartyActor } from "#app/domain/accounts/actor.ts";
import { drawdownStatusAfter } from "#app/domain/deals/drawdown.ts";
import { dealStatusAfter, moveAfterReversal } from "#app/domain/deals/lifecycle.ts";
import { prospectStatusAfter } from "#app/domain/prospects/lifecycle.ts";
import { pick } from "#app/lib/pick.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import {
  type lockDealRow,
  type lockDrawdownRow,
  updateDeal,
  updateDrawdown,
} from "#db/queries/deals/deals.ts";
import { hasConfirmedMoney, reverseFee, takeBackDrawdown } from "#db/queries/deals/reversals.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { followIntroduction } from "#app/services/applications/follow-introduction.server.ts";
import type { ServiceContext } from "#app/services/context.ts";

type Clock = Pick<ServiceContext, "now" | "workingDays">;

interface Money {
  deal: NonNullable<Awaited<ReturnType<typeof lockDealRow>>>;
  drawdown: Awaited<ReturnType<typeof lockDrawdownRow>>;
}

/** A fee that was invoiced is not void at once: a job credits it. */
const CREDITED_BY_JOB: readonly string[] = ["invoiced", "disputed", "paid", "charged_back"];

/**
 * Books a confirmed drawdown backwards: its money counts no more on the deal, the mandate and the prospect, its fee is
 * void or credited, and its application is no longer originated unless other money is left. The caller locks the rows
 * in the order used for settling money, and has recorded who agreed or decided.
 */
export async function reverseDrawdown(
  clock: Clock,
  trx: ActorTransaction,
  actor: PartyActor | AdminActor,
  { deal, drawdown }: Money,
): Promise<void> {
  const at = clock.now();
  const { amountFen, sequence } = drawdown;
  const status = drawdownStatusAfter(drawdown.status, "reverse");
  await updateDrawdown(trx, drawdown.id, { status, reversedAt: at });
  const moved = { from: drawdown.status, to: status, detail: { amountFen: amountFen.toString(), sequence } };
  await recordOn(trx, actor, "drawdown-reversed", { deal }, moved);
  const confirmedFen = deal.confirmedFen - amountFen;
  const dealStatus = dealStatusAfter(deal.status, moveAfterReversal(confirmedFen));
  await updateDeal(trx, deal.id, {
    confirmedFen,
    fundedFen: deal.fundedFen - amountFen,
    status: dealStatus,
    ...(dealStatus !== deal.status && { statusChangedAt: at }),
  });
  if (await takeBackDrawdown(trx, drawdown.id)) await reopenProspect(trx, actor, deal, drawdown.id);
  await takeBackFee(trx, actor, { deal, drawdown });
  if (!(await hasConfirmedMoney(trx, deal.introductionId)))
    await followIntroduction(clock, trx, actor, deal.introductionId, { what: "money-reversed" });
  await enqueue(trx, "notify-drawdown-reversed", { drawdownId: drawdown.id });
  // Only money of a deal that is over returns to the ask.
  if (dealStatus === "fell_through")
    await enqueue(trx, "note-released-offers", { prospectId: deal.prospectId });
  await enqueue(trx, "match-prospect", { prospectId: deal.prospectId });
  await enqueue(trx, "match-mandate", { mandateId: deal.mandateId });
}

/** Its company's timeline alone shows it: an institution learns nothing of the prospect by it. */
async function reopenProspect(
  trx: ActorTransaction,
  actor: PartyActor | AdminActor,
  { prospectId, companyId }: Money["deal"],
  drawdownId: string,
): Promise<void> {
  const prospect = { id: prospectId, companyId, status: "funded" };
  const to = prospectStatusAfter("funded", "reopen");
  await recordOn(trx, actor, "prospect-reopened", { prospect }, { to, detail: { drawdownId } });
  await enqueue(trx, "notify-company-prospect-reopened", { prospectId });
}

async function takeBackFee(
  trx: ActorTransaction,
  actor: PartyActor | AdminActor,
  { deal, drawdown }: Money,
): Promise<void> {
  const about = pick(deal, "id", "companyId", "institutionId", "prospectId");
  for (const fee of await reverseFee(trx, drawdown.id)) {
    const detail = { amountFen: fee.amountFen.toString() };
    if (fee.kind === "recalculation") {
      await recordOn(trx, actor, "fee-recalculated", { deal: about }, { to: fee.status, detail });
    } else if (fee.status === "void") {
      await recordOn(trx, actor, "fee-voided", { deal: about }, { from: "accrued", to: "void", detail });
    } else if (CREDITED_BY_JOB.includes(fee.status)) {
      await enqueue(trx, "credit-reversed-fee", { drawdownId: drawdown.id });
    }
  }
}
