import { toMandateView } from "#app/domain/mandates/company-view.ts";
import { isEligible } from "#app/domain/matching/criteria/eligibility.ts";
import { type FunderView, toFunderView } from "#app/domain/matching/ranking/funder-view.ts";
import { toStoredReasons } from "#app/domain/matching/ranking/stored-reasons.ts";
import type { Day } from "#app/lib/days.ts";
import { findMandateOnOffer } from "#db/queries/matching/funders-list.ts";
import { toMandateTerms } from "#db/queries/matching/matching-facts.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { readOwnTeaser } from "./read-own-teaser.server.ts";

type OwnTeaser = NonNullable<Awaited<ReturnType<typeof readOwnTeaser>>>;

/** A mandate of the list of this prospect, by its id or M-0142; null where it isn't on the list, or no longer. */
export async function openFunder(
  trx: ActorTransaction,
  { prospect, facts, own }: OwnTeaser,
  mandate: string,
  today: Day,
): Promise<FunderView | null> {
  if (prospect.status !== "published") return null;
  const record = await findMandateOnOffer(trx, mandate, prospect.id);
  if (record === undefined) return null;
  const terms = toMandateTerms(record);
  if (!isEligible(facts, terms, today)) return null;
  const rank = { score: record.score, reasons: toStoredReasons(record.parts), chances: record.chances };
  return toFunderView(toMandateView(record, terms), rank, { facts, own, terms, day: today });
}
