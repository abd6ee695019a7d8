import { type CompanyActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { readDraft } from "#app/domain/prospects/draft.ts";
import { type EndOfAsk, markOfEnds, whatEnds } from "#app/domain/prospects/ending.ts";
import { whyNotClose } from "#app/domain/prospects/funding.ts";
import { whyNotMoveProspect } from "#app/domain/prospects/lifecycle.ts";
import { isUnderReview } from "#app/domain/prospects/submission.ts";
import { found } from "#app/domain/refusal.ts";
import { findOpenMatters } from "#db/queries/prospects/open-matters.ts";
import { findProspectWithLive } from "#db/queries/prospects/prospects.ts";
import type { ServiceContext } from "../context.ts";

/** What would end with an ask, by name, before its company withdraws it or ends its search with what has come. */
export function reviewEndOfAsk(
  { readAs }: ServiceContext,
  actor: CompanyActor,
  { prospectId, end }: { prospectId: string; end: EndOfAsk },
) {
  return readAs(actor, async (trx) => {
    const row = found(await findProspectWithLive(trx, prospectId, actor.companyId), "prospect-not-found");
    const open = await findOpenMatters(trx, prospectId);
    const ends = whatEnds(open, end);
    const whyNot = end === "close" ? whyNotClose(row) : whyNotMoveProspect(row, "withdraw", "company");
    return {
      prospect: {
        id: row.id,
        number: row.number,
        status: row.status,
        headline: readDraft(row.draft).business?.headline ?? null,
        confirmedFen: row.confirmedFen,
        targetFen: row.targetFen,
        soughtFen: row.soughtFen,
        /** It has been shown to institutions at all. */
        wasPublished: row.publishedAt !== null,
        isUnderReview: row.review !== undefined && isUnderReview(row.review.status),
      },
      ends,
      mark: markOfEnds(ends),
      deals: open.deals,
      whyNot: whyNot ?? whyNotRole(actor, "work"),
    };
  });
}
