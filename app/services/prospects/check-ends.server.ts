import { type EndOfAsk, markOfEnds, type ReviewedEnd, whatEnds } from "#app/domain/prospects/ending.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { lockCompetingOffers } from "#db/queries/offers/offers.ts";
import { findOpenMatters, lockIntroductionsOfAsk } from "#db/queries/prospects/open-matters.ts";
import { endRequestsOfAsk } from "#db/queries/prospects/suspensions.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/**
 * Counts what ends with a locked prospect, for the record of its end and the receipt of that. Refuses if something else
 * would end than the review named; what has no page reviews nothing.
 */
export async function checkEnds(
  trx: ActorTransaction,
  prospect: { id: string; status: string },
  end: EndOfAsk,
  reviewed: ReviewedEnd | undefined,
): Promise<{ offers: number; accesses: number; requests: number }> {
  // Until the ask has ended, no institution asks for more, takes back or answers what is counted here.
  await endRequestsOfAsk(trx, prospect.id);
  await lockIntroductionsOfAsk(trx, prospect.id);
  await lockCompetingOffers(trx, prospect.id, null);
  const ends = whatEnds(await findOpenMatters(trx, prospect.id), end);
  const isAsReviewed =
    reviewed === undefined || (reviewed.status === prospect.status && reviewed.ends === markOfEnds(ends));
  refuseIf(isAsReviewed ? null : "review-outdated");
  return {
    offers: ends.offers.length,
    accesses: ends.accesses.length,
    requests: ends.requests.length,
  };
}
