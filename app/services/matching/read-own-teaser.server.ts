import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { factsOf } from "#app/domain/matching/criteria/prepare.ts";
import { filledAskOf } from "#app/domain/matching/ranking/guarantors.ts";
import { prospectContentSchema } from "#app/domain/prospects/content.ts";
import { found } from "#app/domain/refusal.ts";
import type { Day } from "#app/lib/days.ts";
import { pick } from "#app/lib/pick.ts";
import { listOwnTeasers } from "#db/queries/matching/funders-list.ts";
import { findOwnStatus } from "#db/queries/prospects/prospects.ts";
import { toProspectFacts } from "#db/queries/matching/matching-facts.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/**
 * A prospect of the company as it is matched with mandates: what its teaser shows, and the company's exact figures. The
 * named one (prospect-not-found if it isn't the company's), else the one published last; null where none has a teaser:
 * before its publication, and after its end.
 */
export async function readOwnTeaser(
  trx: ActorTransaction,
  { companyId }: CompanyActor,
  prospectId: string | null,
  today: Day,
) {
  const teasers = await listOwnTeasers(trx, { companyId });
  const teaser = prospectId === null ? teasers[0] : teasers.find((one) => one.prospectId === prospectId);
  if (teaser === undefined) {
    if (prospectId !== null) found(await findOwnStatus(trx, companyId, prospectId), "prospect-not-found");
    return null;
  }
  const { number, version, acceptedFen } = teaser;
  const content = prospectContentSchema.parse(teaser.content);
  const facts = toProspectFacts(teaser);
  const own = factsOf(content, { prospectId: teaser.prospectId, version, acceptedFen }, today);
  return {
    teaser,
    facts,
    /** What guarantors are compared with, if its ask is accepted in full. */
    filled: teaser.status === "published" ? filledAskOf(facts, content.ask, acceptedFen) : null,
    own,
    /** The whole ask, of which its deals use some. */
    ask: { ...pick(content.ask, "amountMinFen", "amountMaxFen"), acceptedFen },
    prospect: {
      id: teaser.prospectId,
      number: Number(number),
      ...pick(teaser, "version", "status"),
      // As institutions read them of this version: the list is made of what its teaser shows.
      ...pick(facts, "amountMinFen", "amountMaxFen", "termMonthsMin", "termMonthsMax"),
    },
  };
}
