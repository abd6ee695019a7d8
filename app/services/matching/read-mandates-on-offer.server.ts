import type { MandateTerms } from "#app/domain/matching/facts.ts";
import { listMandatesOnOffer, listStampsOnOffer, type MandateOnOffer } from "#db/queries/funders-list.ts";
import { toMandateTerms } from "#db/queries/matching-facts.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";

interface Kept {
  record: MandateOnOffer;
  openIntroductions: number;
  terms: MandateTerms;
}

/** What each process has read already; never what is true, only what a stamp stands for. */
const keptBy = new WeakMap<ServiceContext, ReadonlyMap<string, Kept>>();

/**
 * Every mandate that companies may see, as it stands, and how it ranks for a prospect. PostgreSQL is asked each time
 * which they are and what their stamps say; the terms of those that nobody has written since are not read again.
 */
export async function readMandatesOnOffer(
  ctx: ServiceContext,
  trx: ActorTransaction,
  prospectId: string,
): Promise<{ record: MandateOnOffer; terms: MandateTerms; score: number | null }[]> {
  const standing = await listStampsOnOffer(trx, prospectId);
  const before = keptBy.get(ctx);
  const keptOf = new Map<string, Kept>();
  const unread = new Map<string, number>();
  for (const { id, stamp, openIntroductions } of standing) {
    const kept = before?.get(id);
    if (kept?.record.stamp === stamp && kept.openIntroductions === openIntroductions) keptOf.set(id, kept);
    else unread.set(id, openIntroductions);
  }
  if (unread.size > 0) {
    for (const record of await listMandatesOnOffer(trx, [...unread.keys()])) {
      const openIntroductions = unread.get(record.id) ?? 0;
      const terms = toMandateTerms({ ...record, openIntroductions });
      keptOf.set(record.id, { record, openIntroductions, terms });
    }
    keptBy.set(ctx, keptOf);
  }
  return standing.flatMap(({ id, score }) => {
    const kept = keptOf.get(id);
    // Taken off the market since the stamps were read.
    return kept === undefined ? [] : [{ record: kept.record, terms: kept.terms, score }];
  });
}
