import type { MandateTerms } from "#app/domain/matching/criteria/facts.ts";
import { cachePerOwner, readThrough } from "#app/lib/cache.ts";
import { memoizeByObject } from "#app/lib/memoize-by-object.ts";
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
const knownOf = cachePerOwner<MandateOnOffer>(most);
const termsOf = memoizeByObject<MandateOnOffer, MandateTerms>();

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
    read: (unknown) => listMandatesOnOffer(trx, unknown),
    idOf: ({ id }) => id,
  });
  return versions.flatMap(({ id, score, openIntroductions }) => {
    const record = records.get(id);
    // Taken off the market since the row versions were read.
    if (record === undefined) return [];
    const terms = termsOf(record, String(openIntroductions), () =>
      toMandateTerms({ ...record, openIntroductions }),
    );
    return [{ record, terms, score }];
  });
}
