import type { MandateTerms } from "#app/domain/matching/criteria/facts.ts";
import { cachePerOwner } from "#app/lib/cache.ts";
import { memoizeByObject } from "#app/lib/memoize-by-object.ts";
import { listCurrentMandates, type CurrentMandate } from "#db/queries/mandates/mandates.ts";
import { toMandateTerms } from "#db/queries/matching/matching-facts.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "#app/services/context.ts";

/** Enough for the mandates of so many institutions. */
const most = 2_000;
const cacheOf = cachePerOwner<ReadonlyMap<string, CurrentMandate>>(most);
const rowOf = memoizeByObject<CurrentMandate, CurrentMandateRow>();

type CurrentMandateRow = CurrentMandate & { openIntroductions: number; terms: MandateTerms };

/**
 * Every mandate that an institution has not retired, with its terms: those in force first, then the last changed.
 * PostgreSQL lists them and sends those whose row versions this process doesn't know.
 */
export async function readCurrentMandates(
  ctx: ServiceContext,
  trx: ActorTransaction,
  institutionId: string,
): Promise<CurrentMandateRow[]> {
  const held = cacheOf(ctx).get(institutionId) ?? new Map<string, CurrentMandate>();
  const known = {
    ids: [...held.keys()],
    rowVersions: [...held.values()].map(({ rowVersion }) => rowVersion),
  };
  const rows = await listCurrentMandates(trx, institutionId, known);
  const mandates = rows.flatMap(({ id, openIntroductions, record: read }) => {
    const record = read ?? held.get(id);
    return record === undefined ? [] : [{ record, openIntroductions }];
  });
  cacheOf(ctx).set(institutionId, new Map(mandates.map(({ record }) => [record.id, record])));
  return mandates.map(({ record, openIntroductions }) =>
    rowOf(record, String(openIntroductions), () => {
      const row = { ...record, openIntroductions };
      return { ...row, terms: toMandateTerms(row) };
    }),
  );
}
