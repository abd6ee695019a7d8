import { found } from "#app/domain/refusal.ts";
import { findCurrentMandate } from "#db/queries/mandates/mandates.ts";
import { toMandateTerms } from "#db/queries/matching/matching-facts.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/**
 * The mandate that a list or an opportunity is matched with: the named one, by its id or M-0142 (mandate-not-found if it
 * is not the institution's or is retired), else its busiest; null where it has none.
 */
export async function readCurrentMandate(
  trx: ActorTransaction,
  institutionId: string,
  mandate: string | null,
) {
  const row = await findCurrentMandate(trx, institutionId, mandate);
  if (row === undefined && mandate === null) return null;
  const record = found(row, "mandate-not-found");
  const { id, version, nameZh, nameEn, status } = record;
  return {
    ...record,
    terms: toMandateTerms(record),
    named: { id, number: Number(record.number), version, nameZh, nameEn, status },
  };
}
