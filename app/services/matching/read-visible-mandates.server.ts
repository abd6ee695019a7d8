import type { MandateTerms } from "#app/domain/matching/criteria/facts.ts";
import { cachePerOwner, readThrough } from "#app/cache/row-cache.ts";
import {
  listMandatesOnOffer,
  listVersionsOnOffer,
  type MandateOnOffer,
} from "#db/queries/matching/funders-list.ts";
import { toMandateTerms } from "#db/queries/matching/matching-facts.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "#app/services/context.ts";

/** More mandates than any market has. */
const most = 20_000;
/** A mandate's row, and its terms as if it had no open introductions: their number is read each time. */
interface KnownMandate {
  rowVersion: string;
  record: MandateOnOffer;
  terms: MandateTerms;
}
const knownOf = cachePerOwner<KnownMandate>(most);

/**
 * Every mandate that companies may see, and how it ranks for a prospect. PostgreSQL sends the ids and row versions each
 * time; the terms of mandates that were not written since are not read again.
 */
export async function readVisibleMandates(
  ctx: ServiceContext,
  trx: ActorTransaction,
  prospectId: string,
): Promise<{ record: MandateOnOffer; terms: MandateTerms; score: number | null }[]> {
  const versions = await listVersionsOnOffer(trx, prospectId);
  const records = await readThrough(knownOf(ctx), versions, {
    read: async (unknown) =>
      (await listMandatesOnOffer(trx, unknown)).map((record) => ({
        rowVersion: record.rowVersion,
        record,
        terms: toMandateTerms({ ...record, openIntroductions: 0 }),
      })),
    idOf: ({ record }) => record.id,
  });
  return versions.flatMap(({ id, score, openIntroductions }) => {
    const known = records.get(id);
    // Taken off the market since the row versions were read.
    if (known === undefined) return [];
    const { record, terms } = known;
    const introductionsLeft = Math.max(0, record.introductionCap - openIntroductions);
    return [{ record, terms: { ...terms, introductionsLeft }, score }];
  });
}
