import { offerDraftSchema } from "#app/domain/offers/form/drafts.ts";
import { rateOfTerms } from "#app/domain/offers/terms/offer-terms.ts";
import { dayOf } from "#app/lib/days.ts";
import type { testDatabase } from "#tests/factories/test-database.ts";
import { draftAmount } from "./draft-amount.ts";
import { draftRevision } from "./draft-revision.ts";

/** What the review of an issue sends of an offer's draft today, with its amount typed. */
export async function reviewedDraft(db: ReturnType<typeof testDatabase>, offerId: string) {
  const [draft] = await db.rows("offerDraft", { offerId }, "offerId");
  const terms = draft?.content == null ? {} : offerDraftSchema.parse(draft.content).terms;
  return {
    revision: String(await draftRevision(db, offerId)),
    rate: rateOfTerms(terms, dayOf(new Date())) ?? "none",
    typedAmount: await draftAmount(db, offerId),
  };
}
