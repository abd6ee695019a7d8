import type { AdminActor, CompanyActor } from "#app/domain/accounts/actor.ts";
import { introductionStatusAfter } from "#app/domain/introductions/lifecycle.ts";
import { listUnheldApplications } from "#db/queries/applications/applications.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { lockUnansweredIntroductions, updateIntroduction } from "#db/queries/introductions/introductions.ts";
import { unhideRequests, hideRequestsAgain } from "#db/queries/introductions/hidden-requests.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { lockCompetingOffers, updateOffers } from "#db/queries/offers/offers.ts";
import { deleteTeaser } from "#db/queries/prospects/teasers.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { followIntroduction } from "../applications/follow-introduction.server.ts";
import type { ServiceContext } from "../context.ts";

type Clock = Pick<ServiceContext, "now" | "workingDays">;
type Ending = CompanyActor | AdminActor;

/**
 * What follows once a prospect seeks nothing more; the caller locks and moves its row. It leaves the lists, open offers
 * are superseded, applications without a deal closed, unanswered introductions declined, and all affected parties
 * notified. Deals go on.
 */
export async function endSearch(
  clock: Clock,
  trx: ActorTransaction,
  actor: Ending,
  prospectId: string,
): Promise<void> {
  await deleteTeaser(trx, prospectId);
  await supersedeOffers(clock, trx, actor, prospectId);
  await declineUnanswered(clock, trx, actor, prospectId);
  for (const { id: applicationId, introductionId } of await listUnheldApplications(trx, prospectId)) {
    await followIntroduction(clock, trx, actor, introductionId, { what: "search-ended" });
    await enqueue(trx, "notify-institution-application-ended", { applicationId });
  }
  await enqueue(trx, "notify-company-prospect-funded", { prospectId });
  await enqueue(trx, "match-prospect", { prospectId });
}

async function supersedeOffers(
  clock: Clock,
  trx: ActorTransaction,
  actor: Ending,
  prospectId: string,
): Promise<void> {
  const open = await lockCompetingOffers(trx, prospectId, null);
  const change = { status: "superseded", heldByDealId: null, statusChangedAt: clock.now() } as const;
  await updateOffers(
    trx,
    open.map(({ id }) => id),
    change,
  );
  for (const { id: offerId, companyId, institutionId, introductionId, status } of open) {
    const offer = { id: offerId, companyId, institutionId, prospectId };
    await recordOn(trx, actor, "offer-superseded", { offer }, { from: status, to: change.status });
    await followIntroduction(clock, trx, actor, introductionId, { what: "offer-ended" });
    await enqueue(trx, "notify-institution-offer-held", { offerId });
  }
}

/**
 * Every institution that waits for an answer gets one, with the reason that the company chose another: stopped
 * institutions at the same time as the others, so that they don't learn of the stop.
 */
async function declineUnanswered(
  { now }: Clock,
  trx: ActorTransaction,
  actor: Ending,
  prospectId: string,
): Promise<void> {
  const reasonCode = "chose_other";
  const unheard = await unhideRequests(trx, prospectId);
  for (const introduction of await lockUnansweredIntroductions(trx, prospectId)) {
    const { id: introductionId, mandateId } = introduction;
    const status = introductionStatusAfter(introduction.status, "decline_by_company");
    const ended = { answerBy: null, answeredAt: now(), statusChangedAt: now() };
    await updateIntroduction(trx, introductionId, { status, reasonCode, ...ended });
    const declined = { ...introduction, prospectId };
    await recordOn(
      trx,
      actor,
      "introduction-declined",
      { introduction: declined },
      { to: status, reasonCode },
    );
    await enqueue(trx, "notify-institution-introduction-answered", { introductionId });
    await enqueue(trx, "match-mandate", { mandateId });
  }
  await hideRequestsAgain(trx, unheard);
}
