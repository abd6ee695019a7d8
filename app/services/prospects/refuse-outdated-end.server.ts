import { type EndOfAsk, markOfEnds, type ReviewedEnd, whatEnds } from "#app/domain/prospects/ending.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { findOpenMatters } from "#db/queries/prospects/open-matters.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/**
 * Refuses the end of a locked prospect if something else would end than its review named; what has no page reviews
 * nothing.
 */
export async function refuseOutdatedEnd(
  trx: ActorTransaction,
  prospect: { id: string; status: string },
  end: EndOfAsk,
  reviewed: ReviewedEnd | undefined,
): Promise<void> {
  if (reviewed === undefined) return;
  const ends = markOfEnds(whatEnds(await findOpenMatters(trx, prospect.id), end));
  const isAsReviewed = reviewed.status === prospect.status && reviewed.ends === ends;
  refuseIf(isAsReviewed ? null : "review-outdated");
}
