import type { AdminActor, CompanyActor, SystemActor } from "#app/domain/accounts/actor.ts";
import { SEARCH_END_REASONS, type SearchEnd } from "#app/domain/codes/reasons.ts";
import { introductionStatusAfter, isConsented } from "#app/domain/introductions/lifecycle.ts";
import { offerStatusAfter } from "#app/domain/offers/lifecycle.ts";
import { listUnheldApplications } from "#db/queries/applications/applications.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { closeCaseOfProspect } from "#db/queries/moderation/cases.ts";
import { lockUnansweredIntroductions, updateIntroduction } from "#db/queries/introductions/introductions.ts";
import { unhideRequests, hideRequestsAgain } from "#db/queries/introductions/hidden-requests.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { lockCompetingOffers, updateOffer } from "#db/queries/offers/offers.ts";
import { lockIntroductionsOfAsk } from "#db/queries/prospects/open-matters.ts";
import { endRequestsOfAsk } from "#db/queries/prospects/suspensions.ts";
import { deleteTeaser } from "#db/queries/prospects/teasers.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { followIntroduction } from "../applications/follow-introduction.server.ts";
import type { ServiceContext } from "../context.ts";
import { endAccess } from "../introductions/end-access.server.ts";

type Clock = Pick<ServiceContext, "now" | "workingDays">;
type Ending = CompanyActor | AdminActor | SystemActor;

interface EndedSearch {
  prospectId: string;
  end: SearchEnd;
  /** The case whose decision ends it: any other is closed without one. */
  caseId?: string | undefined;
}

/**
 * What follows once a prospect seeks nothing more; the caller locks and moves its row. It leaves the lists, open offers
 * are superseded, applications without a deal closed, unanswered introductions declined, a change that waits for a
 * moderator, or an appeal, is not decided any more, and all affected parties are notified, each with what ended it. When
 * the company withdrew, what consents opened ends, too, but for deals, which go on: each institution then gets one
 * notification of all that ended.
 */
export async function endSearch(
  clock: Clock,
  trx: ActorTransaction,
  actor: Ending,
  search: EndedSearch,
): Promise<void> {
  const { prospectId, end } = search;
  await endRequestsOfAsk(trx, prospectId);
  await deleteTeaser(trx, prospectId);
  await closeCaseOfProspect(trx, prospectId, clock.now(), { decided: search.caseId });
  const met = end === "withdrawn" ? await lockIntroductionsOfAsk(trx, prospectId) : [];
  const affected = new Set([
    ...(await supersedeOffers(clock, trx, actor, search)),
    ...(await declineUnanswered(clock, trx, actor, search)),
  ]);
  if (actor.kind === "company") {
    for (const introduction of met.filter(({ status, hasDeal }) => isConsented(status) && !hasDeal)) {
      await endAccess(clock, trx, actor, introduction);
      affected.add(introduction.id);
    }
  }
  for (const { id: applicationId, introductionId } of await listUnheldApplications(trx, prospectId)) {
    await followIntroduction(clock, trx, actor, introductionId, { what: "search-ended" });
    if (end === "funded") await enqueue(trx, "notify-institution-application-ended", { applicationId });
    else affected.add(introductionId);
  }
  if (end === "withdrawn")
    for (const introductionId of affected)
      await enqueue(trx, "notify-institution-ask-withdrawn", { introductionId });
  await enqueue(
    trx,
    end === "funded" ? "notify-company-prospect-funded" : "notify-company-prospect-withdrawn",
    { prospectId },
  );
  await enqueue(trx, "match-prospect", { prospectId });
}

/** Returns the introductions whose offers ended. */
async function supersedeOffers(
  clock: Clock,
  trx: ActorTransaction,
  actor: Ending,
  { prospectId, end }: EndedSearch,
): Promise<string[]> {
  const open = await lockCompetingOffers(trx, prospectId, null);
  const reasonCode = end === "withdrawn" ? SEARCH_END_REASONS.withdrawn : null;
  for (const { id: offerId, companyId, institutionId, introductionId, status: from } of open) {
    const status = offerStatusAfter(from, "supersede");
    const ended = reasonCode === null ? {} : { reasonCode };
    await updateOffer(trx, offerId, {
      status,
      ...ended,
      heldByDealId: null,
      statusChangedAt: clock.now(),
    });
    const offer = { id: offerId, companyId, institutionId, prospectId };
    await recordOn(trx, actor, "offer-superseded", { offer }, { from, to: status, ...ended });
    await followIntroduction(clock, trx, actor, introductionId, { what: "offer-ended" });
    if (end === "funded") await enqueue(trx, "notify-institution-offer-held", { offerId });
  }
  return open.map(({ introductionId }) => introductionId);
}

/**
 * Every institution that waits for an answer gets one, with the reason that the company chose another or withdrew: stopped
 * institutions at the same time as the others, so that they don't learn of the stop. Returns the introductions.
 */
async function declineUnanswered(
  { now }: Clock,
  trx: ActorTransaction,
  actor: Ending,
  { prospectId, end }: EndedSearch,
): Promise<string[]> {
  const reasonCode = SEARCH_END_REASONS[end];
  const unheard = await unhideRequests(trx, prospectId);
  const unanswered = await lockUnansweredIntroductions(trx, prospectId);
  for (const introduction of unanswered) {
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
    if (end === "funded") await enqueue(trx, "notify-institution-introduction-answered", { introductionId });
    await enqueue(trx, "match-mandate", { mandateId });
  }
  await hideRequestsAgain(trx, unheard);
  return unanswered.map(({ id }) => id);
}
