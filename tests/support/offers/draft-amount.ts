import { wholeTerms } from "#app/domain/offers/form/drafts.ts";
import { committedFen } from "#app/domain/offers/terms/offer-terms.ts";
import { yuanText } from "#app/lib/money.ts";
import type { testDatabase } from "#tests/factories/test-database.ts";

/** The amount of an offer's whole draft, as a person types it in the review. */
export async function draftAmount(db: ReturnType<typeof testDatabase>, offerId: string): Promise<string> {
  const row = await db()
    .selectFrom("offerDraft")
    .innerJoin("offer", "offer.id", "offerDraft.offerId")
    .select(["offerDraft.content", "offer.commitment"])
    .where("offerDraft.offerId", "=", offerId)
    .executeTakeFirst();
  const terms = row === undefined ? null : wholeTerms(row.content);
  return row === undefined || terms === null ? "" : yuanText(committedFen(terms, row.commitment));
}
