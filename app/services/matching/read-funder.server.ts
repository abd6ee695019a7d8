import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { toMandateView } from "#app/domain/mandates/company-view.ts";
import { isEligible } from "#app/domain/matching/criteria/eligibility.ts";
import { type FunderView, toFunderView } from "#app/domain/matching/ranking/funder-view.ts";
import { toStoredReasons } from "#app/domain/matching/ranking/stored-reasons.ts";
import { dayOf } from "#app/lib/days.ts";
import { findMandateOnOffer } from "#db/queries/matching/funders-list.ts";
import { toMandateTerms } from "#db/queries/matching/matching-facts.ts";
import type { ServiceContext } from "../context.ts";
import { readOwnTeaser } from "./read-own-teaser.server.ts";

/**
 * A mandate of the company's list in full, by its id or M-0142: its terms, the reasons with their evidence, and every
 * criterion in both directions, computed now. Null where it isn't on the list, or no longer.
 */
export function readFunder(
  { readAs, now }: ServiceContext,
  actor: CompanyActor,
  { prospectId, mandate }: { prospectId: string | null; mandate: string },
): Promise<FunderView | null> {
  return readAs(actor, async (trx) => {
    const today = dayOf(now());
    const read = await readOwnTeaser(trx, actor, prospectId, today);
    if (read === null || read.prospect.status === "paused") return null;
    const { facts, own } = read;
    const record = await findMandateOnOffer(trx, mandate, read.prospect.id);
    if (record === undefined) return null;
    const terms = toMandateTerms(record);
    if (!isEligible(facts, terms, today)) return null;
    const rank = { score: record.score, reasons: toStoredReasons(record.parts), chances: record.chances };
    return toFunderView(toMandateView(record, terms), rank, { facts, own, terms, day: today });
  });
}
